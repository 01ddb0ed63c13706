namespace PspMigrate.Cli.Verbs;

/// <summary>Asks before something is changed.</summary>
internal static class Confirmation
{
    public static readonly Option YesOption = new("-y|--yes", null, "Don't prompt");

    /// <exception cref="CommandException">The answer is no, or there is nobody to ask.</exception>
    public static void Ask(string question, bool isAgreed, Host host)
    {
        if (isAgreed)
            return;
        if (!host.IsInputTerminal)
            throw new CommandException("nothing was written: there is no terminal to ask on", "use --yes to skip the prompt");
        host.Error.Write($"{question} [y/N] ");
        using var reader = new StreamReader(host.OpenInput());
        if (reader.ReadLine()?.Trim() is not ("y" or "Y" or "yes"))
            throw new CommandException("nothing was written");
    }
}

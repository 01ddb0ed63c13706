using PspMigrate.Cli;

using var interrupt = new Interrupt();
try
{
    return interrupt.Guard(() => Application.Run(args, SystemHost.Create(interrupt)));
}
catch (Exception e)
{
    Console.Error.WriteLine($"error: this is a fault of pspmigrate, not of your input; please report it, with the command and this:\n{e}");
    return ExitCode.Fault;
}

using PspMigrate.Cli.Input;
using PspMigrate.Cli.Output;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Manifests;
using PspMigrate.Policies;

namespace PspMigrate.Cli.Verbs;

/// <summary>What the user asked for, in the planner's terms.</summary>
internal static class Planning
{
    /// <summary>Reads, says what is wrong with the input, and plans; null when there is no answer.</summary>
    public static Plan? Make(ConvertOptions options, Sources sources, Host host)
    {
        var (input, server) = InputReader.Read(sources with { AreWorkloadsEssential = options.Fit == FitChoice.Workloads }, host);
        Diagnostic[] diagnostics = [.. input.Diagnostics, .. PolicyValidation.ValidateAll(input.Inventory.Policies)];
        ProblemWriter.Write(diagnostics, host, options.NoColour);
        if (diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error))
            return null;
        host.Stop.ThrowIfCancellationRequested();
        var plan = Planner.Make(input.Inventory, Options(options, server));
        // Bindings name namespaces that weren't asked for, too.
        return sources.Cluster is { IsPart: true } ? plan with { Namespaces = [.. plan.Namespaces.Where(item => item.At.IsKnown)] } : plan;
    }

    /// <param name="server">The version of the cluster; null for files.</param>
    public static PlanOptions Options(ConvertOptions options, KubernetesVersion? server) => new()
    {
        Fit = options.Fit switch
        {
            FitChoice.Exact => Fit.Exact,
            FitChoice.Workloads => Fit.Workloads,
            _ => Fit.Policy,
        },
        Policies = options.Policies switch
        {
            PoliciesChoice.Narrowest => PolicyChoice.Narrowest,
            PoliciesChoice.Used => PolicyChoice.Used,
            _ => PolicyChoice.Widest,
        },
        Version = KubernetesVersion.Parse(options.KubernetesVersion) ?? server ?? KubernetesVersion.Latest,
        Enforce = Mode(options.Enforce),
        Audit = Mode(options.Audit),
        Warn = Mode(options.Warn),
        Overwrite = options.Overwrite,
        IncludeControllers = options.IncludeControllers,
        IncludeUsers = options.IncludeUsers,
    };

    private static Conversion.ModeChoice Mode(ModeChoice choice) => choice switch
    {
        ModeChoice.Auto => Conversion.ModeChoice.Auto,
        ModeChoice.Privileged => new(IsAuto: false, Level.Privileged),
        ModeChoice.Baseline => new(IsAuto: false, Level.Baseline),
        ModeChoice.Restricted => new(IsAuto: false, Level.Restricted),
        _ => Conversion.ModeChoice.None,
    };
}

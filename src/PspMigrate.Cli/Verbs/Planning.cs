using PspMigrate.Controls;
using PspMigrate.Conversion;

namespace PspMigrate.Cli.Verbs;

/// <summary>What the user asked for, in the planner's terms.</summary>
internal static class Planning
{
    public static PlanOptions Options(ConvertOptions options) => new()
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
        Version = KubernetesVersion.Parse(options.KubernetesVersion) ?? KubernetesVersion.Latest,
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

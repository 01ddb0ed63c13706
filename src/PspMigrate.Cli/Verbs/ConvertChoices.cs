namespace PspMigrate.Cli.Verbs;

/// <summary>How the labels are printed.</summary>
internal enum OutputFormat
{
    Yaml,
    Json,
    Kubectl,
    Kustomize,
    Name,
}

/// <summary>How the report is printed.</summary>
internal enum ReportFormat
{
    Text,
    Markdown,
    Json,
    None,
}

/// <summary>What the user wants a mode set to: the answer of the conversion, no label at all, or this level.</summary>
internal enum ModeChoice
{
    Auto,
    None,
    Privileged,
    Baseline,
    Restricted,
}

/// <summary>What the level has to fit: what the policies granted, everything that they admit, or the workloads given.</summary>
internal enum FitChoice
{
    Policy,
    Exact,
    Workloads,
}

/// <summary>Which of several policies decides: the widest, the narrowest, or those that admitted the running pods.</summary>
internal enum PoliciesChoice
{
    Widest,
    Narrowest,
    Used,
}

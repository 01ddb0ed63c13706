namespace PspMigrate.Conversion.Stages;

/// <summary>How far a namespace has come from policies to levels, in order.</summary>
public enum Stage
{
    /// <summary>No label says what the plan does.</summary>
    NotStarted,
    /// <summary>Users are warned of the planned level, or of a stricter one.</summary>
    Warned,
    /// <summary>It is audited, too.</summary>
    Audited,
    /// <summary>The planned level is enforced, or a stricter one.</summary>
    Enforced,
    /// <summary>What the level loses is kept by admission policies, too.</summary>
    Kept,
    /// <summary>A level is enforced, and no policy reaches the namespace any more.</summary>
    PoliciesUnused,
    /// <summary>A level is enforced, and there are no policies any more; or the API server's configuration exempts the namespace.</summary>
    Clean,
}

/// <summary>What keeps a namespace from the next stage.</summary>
public enum StageBlock
{
    Nothing,
    /// <summary>There is no level to give: <see cref="NamespacePlan.WithoutLevel"/> says why.</summary>
    NoLevel,
    /// <summary>Labels are there that say something laxer, and stay until they are overwritten.</summary>
    OtherLabels,
    /// <summary>In a cluster, labels that say something laxer are deployed from elsewhere, where they are to be changed.</summary>
    Deployed,
    /// <summary>Labels are looked after by another program, which sets them by itself.</summary>
    Owned,
    /// <summary>Workloads would be refused.</summary>
    Refused,
}

namespace PspMigrate.Policies;

/// <summary>What a policy makes of a pod, in short.</summary>
[Flags]
internal enum PolicyAnswer : byte
{
    /// <summary>It wasn't asked.</summary>
    Unknown = 0,

    Asked = 1,

    /// <summary>It admits the pod as it fills it in.</summary>
    Admits = 2,

    /// <summary>It fills nothing in.</summary>
    Unchanged = 4,

    /// <summary>API validation refuses what it makes of the pod.</summary>
    Invalid = 8,
}

namespace PspMigrate.Truth;

/// <summary>A truth file that can't be read, or that lacks the file that it refers to.</summary>
public sealed class TruthException : Exception
{
    public TruthException()
    {
    }

    public TruthException(string message)
        : base(message)
    {
    }

    public TruthException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

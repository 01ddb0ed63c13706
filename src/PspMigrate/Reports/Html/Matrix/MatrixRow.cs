namespace PspMigrate.Reports.Html.Matrix;

/// <summary>Namespaces, or policies where the input has no bindings, in which the same becomes of every control.</summary>
/// <param name="Now">What is enforced now.</param>
/// <param name="Then">What is enforced then.</param>
/// <param name="Policies">The policies that reach them.</param>
/// <param name="Cells">What becomes of each control; empty where there is no level to compare with.</param>
internal sealed record MatrixRow(
    ImmutableArray<string> Names, string Now, string Then, ImmutableArray<string> Policies, ImmutableArray<MatrixCell> Cells);

/// <summary>What becomes of a control.</summary>
/// <param name="Marks">In a mark for each difference of another kind, worst first; <see cref="MatrixMark.Same"/> when there is none.</param>
internal sealed record MatrixCell(ImmutableArray<MatrixMark> Marks, ImmutableArray<MatrixEntry> Entries)
{
    public static readonly MatrixCell Same = new([MatrixMark.Same], []);

    /// <summary>The same about more namespaces.</summary>
    public MatrixCell With(MatrixCell other) => ReferenceEquals(other, this) || other.Entries.SequenceEqual(Entries)
        ? this
        : new([.. Marks.Union(other.Marks).Order()], [.. Entries.Union(other.Entries)]);
}

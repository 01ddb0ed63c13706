using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;
using PspMigrate.Reports;
using PspMigrate.Reports.Document;
using PspMigrate.Reports.Explaining;
using PspMigrate.Reports.Html.Matrix;

namespace PspMigrate.Tests.Reports.Explaining;

/// <summary>Whoever meets a word of a report finds it explained.</summary>
[TestClass]
public sealed class GlossaryTests
{
    private static readonly HashSet<string> Words = [.. Glossary.Words.Select(item => item.Word)];

    [TestMethod]
    public void Each_word_is_explained_once() => Glossary.Words.Select(item => item.Word.ToUpperInvariant()).Should().OnlyHaveUniqueItems();

    [TestMethod]
    public void Levels_and_modes_are_explained()
    {
        Enum.GetValues<Level>().Select(level => level.Name()).Should().BeSubsetOf(Words);
        Enum.GetValues<Mode>().Select(mode => mode.Name()).Should().BeSubsetOf(Words);
    }

    /// <summary>What is the same, and what a policy goes on filling in, need no words of their own.</summary>
    [TestMethod]
    public void What_the_matrix_of_a_page_marks_is_explained() =>
        Enum.GetValues<MatrixMark>().Except([MatrixMark.Same, MatrixMark.Filled]).Select(mark => mark.Look().Word).Should().BeSubsetOf(Words);

    [TestMethod]
    public void What_lines_of_the_report_begin_with_is_explained() =>
        new[] { Tone.Lost, Tone.Tightened, Tone.Respell, Tone.Default, Tone.NeverHeld, Tone.Kept }.Select(tone => Marks.Of(tone).Word)
            .Should().BeSubsetOf(Words);

    [TestMethod]
    public void Explanations_are_sentences() => Glossary.Words.Should().OnlyContain(item => char.IsUpper(item.Text[0]) && item.Text.EndsWith('.'));
}

using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PspMigrate.Manifests.Yaml;

/// <summary>The parser's events, with places in the source; whatever the parser throws becomes one clear message.</summary>
internal sealed class YamlEvents(string source, string text, int firstLine)
{
    private readonly Parser _parser = new(new StringReader(text));
    private Mark _lastGood = Mark.Empty;

    public ParsingEvent Current { get; private set; } = new StreamStart();

    /// <summary>Where the current event begins.</summary>
    public Position At => Place(Current.Start.Line, Current.Start.Column);

    public ParsingEvent Next()
    {
        try
        {
            if (!_parser.MoveNext() || _parser.Current is null)
                return Current = new StreamEnd(_lastGood, _lastGood);
        }
        catch (YamlException problem)
        {
            var at = problem.Start.Line > 0 ? problem.Start : _lastGood;
            throw YamlProblem.Explain(text, at.Line, at.Column, Place, problem.Message);
        }
#pragma warning disable CA1031 // YamlDotNet also fails with other exceptions on broken input; none may escape.
        catch (Exception)
#pragma warning restore CA1031
        {
            throw YamlProblem.Explain(text, _lastGood.Line, _lastGood.Column, Place, "a bracket, brace or quote is not closed");
        }

        _lastGood = _parser.Current.End;
        return Current = _parser.Current;
    }

    private Position Place(long line, long column) => new(source, (int)line + firstLine - 1, (int)column);
}

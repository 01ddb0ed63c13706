// What ran, what was left out and why: the last lines of a test run.

using System.Xml.Linq;

void Summarize()
{
    XNamespace format = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";
    var results = GetFiles($"{testResults}/*.trx").SelectMany(file => XDocument.Load(file.FullPath).Descendants(format + "UnitTestResult")).ToList();
    foreach (var reason in results.Where(result => Outcome(result) is "NotExecuted").GroupBy(Reason).OrderBy(group => group.Key, StringComparer.Ordinal))
        Information("left out: {0} x {1}", reason.Count(), reason.Key);
    Information("{0} passed, {1} failed, {2} left out", Count("Passed"), Count("Failed"), Count("NotExecuted"));

    string Outcome(XElement result) => result.Attribute("outcome")?.Value;

    string Reason(XElement result) => result.Descendants(format + "Message").FirstOrDefault()?.Value.Split('\n')[0].Trim() ?? "no reason given";

    int Count(string outcome) => results.Count(result => Outcome(result) == outcome);
}

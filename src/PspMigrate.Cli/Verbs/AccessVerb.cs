using PspMigrate.Access;
using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.Input;
using PspMigrate.Reports.Labels;
using PspMigrate.Reports.Permissions;

namespace PspMigrate.Cli.Verbs;

/// <summary><c>access</c>: who may use which policy where, and who may change labels.</summary>
internal sealed class AccessVerb() : Verb("access", "Show who may use which policy, through which binding and role", Completion.Policy, AccessOptions.Groups,
[
    new("Show who may use which policy in the cluster of the current context", "{0} access"),
    new("Show who may use one policy in one namespace, with the locations of roles and bindings", "{0} access restricted -n shop -o wide"),
    new("Show who may change namespaces, and so lower their level", "{0} access --who-can-label"),
    new("Look at files instead of a cluster", "{0} access -f manifests/ -R"),
    new("Grant the permissions that pspmigrate needs", "{0} access --rbac | kubectl apply -f -"),
])
{
    public override int Run(ParsedArguments values, Host host)
    {
        var options = AccessOptions.From(values);
        if (options.Role)
        {
            host.Out.Write(ToolRole.Yaml());
            return ExitCode.Ok;
        }

        var sources = Sources.From(options.Input, host);
        sources = sources with
        {
            ArePoliciesEssential = !options.WhoCanLabel,
            Lists = [.. ClusterList.All.Where(list => !list.IsWorkload && (!options.WhoCanLabel || list != ClusterList.Policies))],
        };
        var given = CheckedInput.Read(sources, host);
        Answer answer = options.WhoCanLabel
            ? new LabellingAnswer(NamespaceLabelling.Find(given.Inventory), given.Scope) { IsWide = options.Output.IsWide }
            : WhoMayUse(given, options, host);
        if (options.Output.Form == ReportForm.Text && answer is AccessAnswer { Nobody: { } nobody })
            host.Error.WriteLine(nobody);
        else
            host.Out.Write(Terminal.ForOut(host).Show(answer, options.Output.Form));
        return ExitCode.Ok;
    }

    private static AccessAnswer WhoMayUse(Given given, AccessOptions options, Host host)
    {
        var analysis = Analysis.Of(given.Inventory);
        var index = analysis.Index;
        if (options.Policy is { } policy && !index.Policies.Contains(policy, StringComparer.Ordinal))
        {
            throw new CommandException(
                $"there is no policy \"{policy}\"",
                Path.Exists(host.FullPath(policy)) ? $"to read a file or directory, name it with an option: -f {Shell.Quote(policy)}"
                : index.Policies.IsEmpty ? "there are no policies at all" : $"there are: {string.Join(", ", index.Policies)}");
        }

        var report = analysis.Access();
        // What the answer may lack something because of.
        var gaps = report.Findings.Where(finding => finding.Kind is AccessFindingKind.MissingRole or AccessFindingKind.UnknownPolicy
            && (finding.Namespace is null || given.Scope.Contains(finding.Namespace)));
        ProblemWriter.Write(gaps.Select(finding => new Diagnostic(Severity.Warning, finding.Message, finding.At, finding.Detail)), host);
        return new(index.All, report, given.Scope, options.Policy) { HasPolicies = !index.Policies.IsEmpty, IsWide = options.Output.IsWide };
    }
}

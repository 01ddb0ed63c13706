using PspMigrate.Cluster.Tests.Keeping;

namespace PspMigrate.Cluster.Tests;

/// <summary>A verb that writes, and its way back.</summary>
/// <param name="Admin">Of the cluster that it is run on.</param>
/// <param name="Kubeconfig">That of the cluster.</param>
/// <param name="Do">The command.</param>
/// <param name="Undo">The command that undoes it.</param>
/// <param name="State">Everything that it may change, with owners, and what it must leave.</param>
internal sealed record Writing(Admin Admin, string Kubeconfig, string[] Do, string[] Undo, Func<string> State)
{
    /// <summary>The verbs.</summary>
    public static readonly string[] Verbs = ["apply", "apply --rollback", "cleanup --apply", "cleanup --restore", "apply --keep", "apply --keep, --rollback"];

    private static OwnCluster? _cluster;

    /// <summary>The state before.</summary>
    public string Before { get; private init; } = "";

    /// <summary>The state after it has been run without any fault.</summary>
    public string Done { get; private init; } = "";

    /// <summary>Ends the cluster that clean-ups are tried on.</summary>
    public static void Stop()
    {
        _cluster?.Dispose();
        // Another class of tests may want one.
        _cluster = null;
    }

    /// <summary>A verb with something to do; it has been done and undone once.</summary>
    public static Writing Of(string verb)
    {
        var file = Scratch.NewFile(".json");
        return verb switch
        {
            "apply" => Labels(file).Tried(),
            "apply --rollback" => Labels(file).Turned(),
            "cleanup --apply" => Objects(file).Tried(),
            "apply --keep" => Policies(file).Tried(),
            "apply --keep, --rollback" => Policies(file).Turned(),
            _ => Objects(file).Turned(),
        };
    }

    /// <summary>Undoes it, after which everything is as it was.</summary>
    public void UndoAll()
    {
        Run.With(Kubeconfig, Undo).Fine();
        State().Should().Be(Before);
    }

    private Writing Tried()
    {
        var before = State();
        Run.With(Kubeconfig, Do).Fine();
        var tried = this with { Before = before, Done = State() };
        tried.Done.Should().NotBe(before);
        tried.UndoAll();
        return tried;
    }

    private Writing Turned()
    {
        Run.With(Kubeconfig, Do).Fine();
        return (this with { Do = Undo, Undo = Do }).Tried();
    }

    /// <summary>Namespaces with labels of others: some of Pod Security, and one that is nobody's business.</summary>
    private static Writing Labels(string file)
    {
        var names = Spaces.Make("fault", 3);
        foreach (var name in names)
            Spaces.Label(name, "somebody", "Update", ("team", "a"));
        Spaces.Label(names[1], "gitops", "Apply", ("psa/warn", "privileged"));
        Spaces.Label(names[2], "kubectl-label", "Update", ("psa/enforce", "privileged"));
        return new(
            TestCluster.GetAdmin(), TestCluster.Kubeconfig, Spaces.Apply(names, "--rollback-file", file), ["apply", "--rollback", file, "--yes"],
            () => Spaces.State(names));
    }

    /// <summary>Kept policies and labels on the lab, beside somebody else's.</summary>
    private static Writing Policies(string file)
    {
        var admin = new Admin(TestLab.Kubeconfig);
        var names = KeptObjects.Make(admin);
        return new(
            admin, TestLab.Kubeconfig, [.. KeptObjects.Apply(names), "--rollback-file", file], ["apply", "--rollback", file, "--yes"],
            () => $"{KeptObjects.State(admin)}\n{Spaces.State(admin, names)}");
    }

    private static Writing Objects(string file)
    {
        _cluster ??= new OwnCluster("--no-controllers");
        var (admin, config) = (_cluster.Admin, _cluster.Kubeconfig);
        Leftovers.Fill(admin);
        return new(
            admin, config, ["cleanup", "--apply", "--yes", "--plugin-off", "--unenforced", "--restore-file", file], ["cleanup", "--restore", file, "--yes"],
            () => Leftovers.State(admin));
    }
}

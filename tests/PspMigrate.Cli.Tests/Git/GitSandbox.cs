using System.Diagnostics;
using System.Text;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Git;

/// <summary>A user's checkout with a bare repository as its remote, the real git, and programs of the test's own on the PATH.</summary>
internal sealed class GitSandbox : IDisposable
{
    /// <summary>A policy that every service account may use; baseline is the level closest to it.</summary>
    public const string Policies =
        """
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata:
          name: plain
        spec:
          privileged: false
          allowPrivilegeEscalation: true
          runAsUser: {rule: RunAsAny}
          seLinux: {rule: RunAsAny}
          supplementalGroups: {rule: RunAsAny}
          fsGroup: {rule: RunAsAny}
          volumes: [configMap, secret, emptyDir]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: use-plain
        rules:
        - apiGroups: [policy]
          resources: [podsecuritypolicies]
          resourceNames: [plain]
          verbs: [use]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: all-use-plain
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: use-plain}
        subjects:
        - {apiGroup: rbac.authorization.k8s.io, kind: Group, name: "system:serviceaccounts"}

        """;

    /// <summary>The labels that follow from it, as lines below <c>metadata</c>.</summary>
    public const string LabelLines =
        """
            pod-security.kubernetes.io/audit: restricted
            pod-security.kubernetes.io/audit-version: latest
            pod-security.kubernetes.io/enforce: baseline
            pod-security.kubernetes.io/enforce-version: latest
            pod-security.kubernetes.io/warn: restricted
            pod-security.kubernetes.io/warn-version: latest

        """;

    public const string Branch = "pspmigrate/pod-security-labels";

    private readonly TestHost _test = new();
    private readonly Dictionary<string, string?> _variables;

    public GitSandbox()
    {
        Directory.CreateDirectory(Path("bin"));
        Directory.CreateDirectory(Temporary);
        var path = $"{Path("bin")}{System.IO.Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        _variables = new(StringComparer.Ordinal)
        {
            ["PATH"] = path,
            ["HOME"] = Path("home"),
            ["TMPDIR"] = Temporary,
            ["GIT_CONFIG_GLOBAL"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null",
            ["GIT_CONFIG_NOSYSTEM"] = "1",
            ["GIT_AUTHOR_NAME"] = "Ada",
            ["GIT_AUTHOR_EMAIL"] = "ada@example.com",
            ["GIT_COMMITTER_NAME"] = "Ada",
            ["GIT_COMMITTER_EMAIL"] = "ada@example.com",
        };
        Host = _test.Host with
        {
            WorkingDirectory = Path("checkout"),
            Variable = name => _variables.GetValueOrDefault(name),
            ProgramVariables = _variables,
        };
        Directory.CreateDirectory(Checkout);
        Git("init", "--quiet", "--bare", "--initial-branch=main", Path("remote.git"));
        Git("init", "--quiet", "--initial-branch=main");
        Git("remote", "add", "origin", Path("remote.git"));
    }

    public Host Host { get; set; }

    /// <summary>The environment of programs.</summary>
    public IReadOnlyDictionary<string, string?> Variables => _variables;

    /// <summary>Where programs put temporary files.</summary>
    public string Temporary => Path("tmp");

    public string Checkout => Path("checkout");

    public string Out => _test.Out;

    public string Error => _test.Error;

    public string Path(string path) => System.IO.Path.Combine(_test.Directory.FullName, path);

    /// <summary>Writes files into the checkout, commits and pushes them.</summary>
    public void Commit(params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
            Write(path, text);
        Git("add", "--all");
        Git("commit", "--quiet", "--message=Manifests");
        Git("push", "--quiet", "origin", "main");
    }

    /// <summary>Writes a file into the checkout.</summary>
    public void Write(string path, string text) => _test.Write(System.IO.Path.Combine("checkout", path), text);

    /// <summary>Puts a program on the PATH.</summary>
    public void Program(string name, string script)
    {
        var path = Path(System.IO.Path.Combine("bin", name));
        File.WriteAllText(path, "#!/bin/sh\n" + script);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Gives the remote an address on a host; what goes there ends in the bare repository, by a program in the place of ssh.</summary>
    public void HostRemoteAt(string host)
    {
        Program("to-remote", $"for last; do :; done\nexec sh -c \"${{last%%\\'*}}'{Path("remote.git")}'\"\n");
        _variables["GIT_SSH_COMMAND"] = Path("bin/to-remote");
        _variables["GIT_SSH_VARIANT"] = "simple";
        Git("remote", "set-url", "origin", $"git@{host}:acme/cluster.git");
    }

    /// <summary>Puts a hook into the remote or, with <c>checkout/.git</c>, into the user's repository.</summary>
    public void Hook(string repository, string name, string script)
    {
        var path = Path(System.IO.Path.Combine(repository, "hooks", name));
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "#!/bin/sh\n" + script);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Runs <c>pspmigrate pr</c> in the checkout.</summary>
    public int Pr(params string[] arguments) => Application.Run(["pr", .. arguments], Host);

    /// <summary>The same, which has to succeed.</summary>
    public void PrOk(params string[] arguments) => Pr(arguments).Should().Be(ExitCode.Ok, Error);

    /// <summary>Runs git in the checkout; its output.</summary>
    public string Git(params string[] arguments) => GitIn(Checkout, arguments);

    public string GitIn(string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in _variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        // Not by a reader, which would swallow a byte order mark.
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        process.ExitCode.Should().Be(0, "git {0} says {1}", string.Join(' ', arguments), error.Result);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    /// <summary>A file as it is on the branch.</summary>
    public string OnBranch(string path, string branch = Branch) => Git("show", $"{branch}:{path}");

    /// <summary>The lines that the branch adds and takes away, without those that name files and places.</summary>
    public string[] ChangedLines(string branch = Branch) =>
    [
        .. Git("diff", "--unified=0", "main", branch).Split('\n')
            .Where(line => (line.StartsWith('+') && !line.StartsWith("+++ ", StringComparison.Ordinal))
                || (line.StartsWith('-') && !line.StartsWith("--- ", StringComparison.Ordinal))),
    ];

    /// <summary>Everything that a failed run must leave as it was: branches on both sides, worktrees, index and files.</summary>
    public string State() => string.Concat(
        Git("for-each-ref"),
        GitIn(Path("remote.git"), "for-each-ref"),
        Git("worktree", "list"),
        Git("status", "--porcelain"),
        Git("symbolic-ref", "HEAD"),
        Git("ls-files", "--stage"));

    public void Dispose() => _test.Dispose();
}

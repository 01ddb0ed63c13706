using PspMigrate.Conversion.Repositories;
using PspMigrate.Manifests;

namespace PspMigrate.Tests.Conversion.Repositories;

[TestClass]
public sealed class RepositoryFileTests
{
    [TestMethod]
    [DataRow("", "a.yaml", "a.yaml")]
    [DataRow("x/y", "../z/./a.yaml", "x/z/a.yaml")]
    [DataRow("x", "../../a.yaml", null)]
    public void Relative_paths_are_followed_inside_the_repository(string directory, string relative, string? path) =>
        TreePath.Resolve(directory, relative).Should().Be(path);

    [TestMethod]
    [DataRow("x/y", "x/y/a.yaml", "a.yaml")]
    [DataRow("x/y", "x/z/a.yaml", "../z/a.yaml")]
    [DataRow("", "x/a.yaml", "x/a.yaml")]
    [DataRow("x", "a.yaml", "../a.yaml")]
    public void A_path_is_written_relative_to_a_directory(string directory, string path, string relative)
    {
        RepositoryFile.Relative(directory, path).Should().Be(relative);
        TreePath.Resolve(directory, relative).Should().Be(path);
    }

    [TestMethod]
    [DataRow("", "", 0), DataRow("x/y", "x/y", 0), DataRow("", "x/y", 2), DataRow("x/y", "", 2), DataRow("x/y/z", "x/w", 3), DataRow("x", "y", 2)]
    public void The_distance_of_directories_is_steps_up_and_down(string from, string to, int steps) => RepositoryFile.Distance(from, to).Should().Be(steps);
}

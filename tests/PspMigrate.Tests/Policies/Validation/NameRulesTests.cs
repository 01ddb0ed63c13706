using System.Text.RegularExpressions;
using CsCheck;
using PspMigrate.Policies.Validation;

namespace PspMigrate.Tests.Policies.Validation;

/// <summary>The rules agree with the regular expressions that the server's messages print.</summary>
[TestClass]
public sealed class NameRulesTests
{
    [TestMethod]
    public void Subdomain_is_what_the_servers_expression_matches()
    {
        Agree("ab1-._A\n", @"[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*", name => !NameRules.Subdomain(name).Any());
    }

    [TestMethod]
    public void Sysctl_pattern_is_what_the_servers_expression_matches()
    {
        Agree("ab1-._*A\n", @"([a-z0-9]([-_a-z0-9]*[a-z0-9])?\.)*([a-z0-9][-_a-z0-9]*)?[a-z0-9*]", NameRules.IsSysctlPattern);
    }

    [TestMethod]
    public void Label_value_is_what_the_servers_expression_matches()
    {
        Agree("aA1-._*\n", "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?", value => !NameRules.LabelValues(value).Any());
    }

    [TestMethod]
    public void Name_longer_than_the_limit_is_refused()
    {
        NameRules.Subdomain(new string('a', 253)).Should().BeEmpty();
        NameRules.Subdomain(new string('a', 254)).Should().Equal("must be no more than 253 characters");
        NameRules.IsSysctlPattern(new string('a', 253)).Should().BeTrue();
        NameRules.IsSysctlPattern(new string('a', 254)).Should().BeFalse();
        NameRules.LabelValues(new string('a', 63)).Should().BeEmpty();
        NameRules.Qualified(new string('a', 63)).Should().BeEmpty();
        NameRules.Qualified(new string('a', 64)).Should().Equal("name part must be no more than 63 characters");
        NameRules.LabelValues(new string('a', 64)).Should().Equal("must be no more than 63 characters");
    }

    [TestMethod]
    [DataRow("name", "")]
    [DataRow("example.com/Name", "")]
    [DataRow("/name", "prefix part must be non-empty")]
    [DataRow("example.com/", "name part must be non-empty")]
    [DataRow("a/b/c", "a qualified name must consist of")]
    [DataRow("Example.com/name", "prefix part a lowercase RFC 1123 subdomain")]
    [DataRow("na me", "name part must consist of alphanumeric characters")]
    public void Qualified_name_has_at_most_one_prefix(string key, string reason)
    {
        var reasons = NameRules.Qualified(key).ToList();

        if (reason.Length == 0)
            reasons.Should().BeEmpty();
        else
            reasons[0].Should().StartWith(reason);
    }

    private static void Agree(string alphabet, string expression, Func<string, bool> accepts)
    {
        var regex = new Regex(@"\A(?:" + expression + @")\z", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));
        Gen.Int[0, alphabet.Length - 1].Array[0, 8].Select(indexes => string.Concat(indexes.Select(i => alphabet[i])))
            .Sample(text => accepts(text) == regex.IsMatch(text), iter: 20_000);
    }
}

namespace PspMigrate.Reports;

/// <summary>Names of objects as parts of file names.</summary>
internal static class FileName
{
    /// <summary>Leaves room for what comes after the name: file systems take 255 bytes.</summary>
    private const int Longest = 150;

    /// <summary>The name itself when it is one that the API accepts; in others every odd byte becomes <c>%XX</c>, so that it stays in its directory.</summary>
    public static string Of(string name)
    {
        var isName = ObjectNames.IsSubdomain(name);
        var safe = new StringBuilder(name.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(name))
        {
            var c = (char)octet;
            _ = char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-' || isName
                ? safe.Append(c)
                : safe.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
        }

        return safe.ToString(0, Math.Min(safe.Length, Longest));
    }
}

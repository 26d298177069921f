using System.Security.Cryptography;
using System.Text;

namespace Neighbourhood.Architecture;

/// <summary>db/lock.txt: a hash and a path a line, above <see cref="Open"/> what is released and below it what may still change.</summary>
internal static class ScriptLock
{
    internal const string Open = "# not released: a release moves this line to the end";

    internal static IReadOnlyList<(string Path, string Hash, bool Released)> Read(string text)
    {
        var lines = text.Split('\n').Select(l => l.Trim()).ToList();
        var open = lines.IndexOf(Open);
        return [.. lines.Select((line, i) => (line, i)).Where(l => l.line.Length > 0 && l.line[0] != '#')
            .Select(l => (l.line.Split(' ', 2)[1], l.line.Split(' ', 2)[0], open < 0 || l.i < open))];
    }

    /// <summary>Of the text, whatever the line ends of a checkout.</summary>
    internal static string Hash(string sql) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql.Replace("\r\n", "\n", StringComparison.Ordinal))));

    /// <summary>The lines of released scripts as they are, whatever their files say now; the others anew.</summary>
    internal static string Write(string before, IEnumerable<FileFacts> scripts)
    {
        var released = Read(before).Where(l => l.Released).ToList();
        var text = new StringBuilder("# The hash of each script of db/. A released one never changes (db/README.md).\n");
        foreach (var (path, hash, _) in released) text.Append(hash).Append(' ').Append(path).Append('\n');
        text.Append(Open).Append('\n');
        foreach (var script in scripts.Where(s => !released.Any(r => "db/" + r.Path == s.Path)).OrderBy(s => s.Path, StringComparer.Ordinal))
            text.Append(Hash(script.Text)).Append(' ').Append(script.Path["db/".Length..]).Append('\n');
        return text.ToString();
    }
}

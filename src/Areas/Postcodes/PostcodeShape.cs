using System.Text.RegularExpressions;
using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Postcodes;

/// <summary>What a postcode looks like in the United Kingdom; whether there is such a one is another question.</summary>
internal static partial class PostcodeShape
{
    /// <summary>As printed and as matched; null when it cannot be a postcode. "m334nd" → "M33 4ND", "m334nd".</summary>
    internal static (string Postcode, string Folded)? Read(string? typed)
    {
        var folded = Folded.Postcode(typed);
        if (!Shape().IsMatch(folded)) return null;
        var printed = folded.ToUpperInvariant();
        return ($"{printed[..^3]} {printed[^3..]}", folded);
    }

    [GeneratedRegex("^[a-z]{1,2}[0-9][a-z0-9]?[0-9][a-z]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}

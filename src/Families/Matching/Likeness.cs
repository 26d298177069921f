namespace Neighbourhood.Families.Matching;

/// <summary>How alike two folded names are: Jaro-Winkler, 0 to 1; 0.90 and above is worth a look, and so is a family name of the same sound.</summary>
internal static class Likeness
{
    internal const double WorthALook = 0.90;

    /// <summary>Whether two folded family names may be one, written by two people.</summary>
    internal static bool OfFamilyNames(string one, string other) =>
        Of(one, other) >= WorthALook || (Soundex.Of(one) is { Length: > 0 } sound && sound == Soundex.Of(other));

    internal static double Of(string one, string other)
    {
        if (one.Length == 0 || other.Length == 0) return 0;
        if (one == other) return 1;
        var window = Math.Max(0, (Math.Max(one.Length, other.Length) / 2) - 1);
        var (inOne, inOther) = (new bool[one.Length], new bool[other.Length]);
        var same = 0;
        for (var at = 0; at < one.Length; at++)
            for (var with = Math.Max(0, at - window); with < Math.Min(other.Length, at + window + 1); with++)
            {
                if (inOther[with] || one[at] != other[with]) continue;
                (inOne[at], inOther[with]) = (true, true);
                same++;
                break;
            }
        if (same == 0) return 0;

        var (swapped, next) = (0, 0);
        for (var at = 0; at < one.Length; at++)
        {
            if (!inOne[at]) continue;
            while (!inOther[next]) next++;
            if (one[at] != other[next++]) swapped++;
        }
        var m = (double)same;
        var jaro = ((m / one.Length) + (m / other.Length) + ((m - (swapped / 2)) / m)) / 3;
        var prefix = one.Zip(other).Take(4).TakeWhile(p => p.First == p.Second).Count();
        return jaro + (prefix * 0.1 * (1 - jaro));
    }
}

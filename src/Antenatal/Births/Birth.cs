namespace Neighbourhood.Antenatal.Births;

/// <summary>How a baby came into the world. What is not alive is a loss, recorded on its own page.</summary>
internal enum BornHow { Alive, NotAlive }

/// <summary>How the baby is fed at 6 to 8 weeks.</summary>
internal enum Feeding { Breast, Both, Formula, NotKnown }

/// <summary>What is the same on every page about a birth.</summary>
internal static class Birth
{
    /// <summary>A birth must be registered within so many days of it.</summary>
    internal const int RegisterDays = 42;

    /// <summary>Within so many days of it, it is due soon.</summary>
    internal const int SoonDays = 14;

    /// <summary>The first day on which feeding at 6 to 8 weeks can be asked.</summary>
    internal const int FeedingFromDays = 42;

    /// <summary>A birth that is longer ago is looked at by somebody first.</summary>
    internal const int LongestAgoDays = 365;

    internal static string Label(Feeding feeding) => feeding switch
    {
        Feeding.Breast => "Breast milk alone",
        Feeding.Both => "Breast milk and formula",
        Feeding.Formula => "Formula alone",
        _ => "Not known",
    };

    /// <summary>"Baby", or "Baby 2" where there are several.</summary>
    internal static string Called(int number, int of) => of == 1 ? "The baby" : FormattableString.Invariant($"Baby {number}");
}

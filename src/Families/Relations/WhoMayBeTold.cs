using Neighbourhood.Families.Contracts;

namespace Neighbourhood.Families.Relations;

/// <summary>Whether one person may be told something about another: a rule without a database, tested as a table.</summary>
/// <remarks>
/// In this order: about oneself yes; a "no" of whoever decides wins; two parents who differ, a person decides; where somebody lives is not
/// told to who lives elsewhere; a "yes" that was said; and where nothing was said, parental responsibility for a child who does not decide yet.
/// </remarks>
internal static class WhoMayBeTold
{
    /// <summary>From this birthday on a young person is presumed to decide.</summary>
    internal const int Decides = 16;

    internal static Telling Of(Case asked)
    {
        if (asked.Same) return Telling.Yes;
        var said = asked.Said.Where(s => Concerns(s, asked.Subject)).ToList();
        var deciding = said.Where(s => asked.DecidesAlone ? s.By != By.Parent : s.By != By.Self).ToList();

        if (deciding.Any(s => !s.Allowed && s.By != By.Parent)) return Telling.No;
        var parents = deciding.Where(s => s.By == By.Parent).ToList();
        if (parents.Any(s => s.Allowed) && parents.Any(s => !s.Allowed)) return Telling.Ask;
        if (parents.Any(s => !s.Allowed)) return Telling.No;
        // A child who does not decide yet has said no: heard, not obeyed without a thought.
        if (!asked.DecidesAlone && said.Any(s => s is { By: By.Self, Allowed: false })) return Telling.Ask;

        var allowed = deciding.Any(s => s.Allowed && (asked.Subject != TellingSubject.Whereabouts || s.Subject == TellingSubject.Whereabouts));
        if (allowed) return Telling.Yes;
        if (asked.Subject is TellingSubject.Whereabouts or TellingSubject.Anything && !asked.LiveTogether) return Telling.No;
        if (!asked.DecidesAlone)
            return asked.Responsibility switch
            {
                Responsibility.Yes => Telling.Yes,
                Responsibility.ParentUnknown => Telling.Ask,
                _ => Telling.No,
            };
        // A young person whose own wish is not known, and somebody who was told until now.
        return asked is { IsYoung: true, Responsibility: Responsibility.Yes or Responsibility.ParentUnknown } ? Telling.Ask : Telling.No;
    }

    /// <summary>What is said of anything is said of each; where everything is asked for, a "no" to one thing is a "no", and a "yes" to one thing is none.</summary>
    private static bool Concerns(Said said, TellingSubject asked) =>
        said.Subject == asked || said.Subject == TellingSubject.Anything || (asked == TellingSubject.Anything && !said.Allowed);

    internal enum By { Self, Parent, Worker }

    /// <summary>Of the one who would be told, for the one it is about.</summary>
    internal enum Responsibility
    {
        No,
        Yes,
        /// <summary>A parent of whom it is not known.</summary>
        ParentUnknown,
    }

    /// <summary>What somebody who may say so said.</summary>
    internal sealed record Said(By By, TellingSubject Subject, bool Allowed);

    /// <param name="DecidesAlone">Sixteen or older, or younger and found competent.</param>
    /// <param name="IsYoung">Under eighteen.</param>
    /// <param name="LiveTogether">They live in one household, as far as is recorded.</param>
    internal sealed record Case(
        bool Same, TellingSubject Subject, bool DecidesAlone, bool IsYoung, bool LiveTogether, Responsibility Responsibility, IReadOnlyList<Said> Said);
}

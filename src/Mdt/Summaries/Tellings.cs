using Neighbourhood.Families.Contracts;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>Why a lead practitioner reads a summary before it goes out.</summary>
internal enum SummaryFlag { MayNotBeTold, Ask, Separation, Restricted, YoungPerson, Objection, Death }

/// <summary>Somebody of the family, as far as the rules need to know them. Nothing of it is kept.</summary>
/// <param name="AtHome">A member of the household who lives there, wholly or partly.</param>
/// <param name="Elsewhere">Lives elsewhere, wholly or partly, or is no member.</param>
internal sealed record Someone(Guid Id, bool AtHome, bool Elsewhere, bool Restricted, bool IsYoung, bool Died, SharingBasis Basis)
{
    internal bool Objects => Basis == SharingBasis.Objection;
}

/// <summary>What a summary may tell one person: rules without a database.</summary>
internal static class Tellings
{
    /// <summary>What a plan can speak of. A "no" to one of them is a "no" to all, for the words of a plan cannot be told apart by a program.</summary>
    internal static IReadOnlyList<TellingSubject> Subjects { get; } = [TellingSubject.CasePlan, TellingSubject.Health, TellingSubject.Appointments, TellingSubject.Pregnancy];

    /// <param name="PersonId">Because of whom.</param>
    internal sealed record Flagged(SummaryFlag Flag, Guid PersonId);

    /// <param name="Part">What is left out,</param>
    /// <param name="Of">because of whom.</param>
    internal sealed record LeftOut(SummaryPart Part, IReadOnlyList<Guid> Of);

    internal sealed record Weighed(IReadOnlyList<SummaryPart> Kept, IReadOnlyList<LeftOut> Out, IReadOnlyList<Flagged> Flags)
    {
        /// <summary>Of whom else the kept parts tell something.</summary>
        internal IReadOnlyList<Guid> AboutOthers(Guid to) => [.. Kept.SelectMany(p => p.About).Where(a => a != to).Distinct()];
    }

    /// <summary>The strictest of several answers.</summary>
    internal static Telling Strictest(IEnumerable<Telling> answers) => answers.Aggregate(Telling.Yes, (worst, next) =>
        worst == Telling.No || next == Telling.No ? Telling.No : worst == Telling.Ask || next == Telling.Ask ? Telling.Ask : Telling.Yes);

    /// <summary>
    /// Whether one may read about the other. Nobody reads of somebody who objects to being talked about, nor of a restricted person with whom they do
    /// not live. "Ask" is no "no": a person decides, and it is flagged.
    /// </summary>
    internal static bool MayRead(Someone to, Someone about, Telling telling) =>
        to.Id == about.Id || (telling != Telling.No && !about.Objects && (!about.Restricted || (about.AtHome && to.AtHome)));

    /// <summary>The parts that this person may read; whatever is about somebody of whom they may not be told is left out.</summary>
    /// <param name="everybody">The household, whom the referral names, and the person it goes to.</param>
    /// <param name="telling">Of whom they may be told; asked for those alone whom a part is about.</param>
    internal static Weighed Weigh(Someone to, IReadOnlyList<SummaryPart> parts, IReadOnlyList<Someone> everybody, Func<Guid, Telling> telling)
    {
        var people = everybody.ToDictionary(p => p.Id);
        // Somebody of whom nothing is known: nothing is told of them.
        bool Reads(Guid about) => about == to.Id || (people.TryGetValue(about, out var who) && MayRead(to, who, telling(about)));
        var (kept, left) = (new List<SummaryPart>(), new List<LeftOut>());
        foreach (var part in parts)
        {
            Guid[] of = [.. part.About.Where(a => !Reads(a))];
            if (part.Withheld is not null || of.Length > 0) left.Add(new(part, of));
            else kept.Add(part);
        }
        return new(kept, left, Flags(to, [.. parts.SelectMany(p => p.About).Distinct()], everybody, telling));
    }

    /// <summary>Everything that asks for the lead practitioner's own eyes.</summary>
    internal static IReadOnlyList<Flagged> Flags(Someone to, IReadOnlyList<Guid> about, IReadOnlyList<Someone> everybody, Func<Guid, Telling> telling)
    {
        var flags = new HashSet<Flagged>();
        foreach (var who in everybody)
        {
            if (who.Restricted) flags.Add(new(SummaryFlag.Restricted, who.Id));
            if (who.Elsewhere) flags.Add(new(SummaryFlag.Separation, who.Id));
            if (who.Died) flags.Add(new(SummaryFlag.Death, who.Id));
            if (who.Basis is SharingBasis.Objection or SharingBasis.ObjectionToDecide) flags.Add(new(SummaryFlag.Objection, who.Id));
        }
        if (to.IsYoung) flags.Add(new(SummaryFlag.YoungPerson, to.Id));
        foreach (var id in about.Where(a => a != to.Id))
        {
            var answer = telling(id);
            if (answer == Telling.Yes) continue;
            flags.Add(new(answer == Telling.No ? SummaryFlag.MayNotBeTold : SummaryFlag.Ask, id));
            if (everybody.FirstOrDefault(p => p.Id == id) is null or { IsYoung: true }) flags.Add(new(SummaryFlag.YoungPerson, id));
        }
        return [.. flags];
    }

    /// <summary>One line for each kind of flag, with whom it is about.</summary>
    internal static IReadOnlyList<string> Lines(IReadOnlyList<Flagged> flags, Func<Guid, string> name) =>
        [.. flags.GroupBy(f => f.Flag).OrderBy(g => g.Key).Select(g => $"{InWords(g.Key)}: {string.Join(", ", g.Select(f => name(f.PersonId)).Distinct(StringComparer.Ordinal))}")];

    /// <summary>To stand before the names.</summary>
    internal static string InWords(SummaryFlag flag) => flag switch
    {
        SummaryFlag.MayNotBeTold => "They may not be told about these people, so what is about them is left out",
        SummaryFlag.Ask => "Whether they may be told about these people is for somebody to decide",
        SummaryFlag.Separation => "Not living here all the time, so say nothing of the other home",
        SummaryFlag.Restricted => "Restricted, so say nothing of where they are",
        SummaryFlag.YoungPerson => "Young people, so think of what they want told",
        SummaryFlag.Objection => "Objecting to being talked about by a team",
        _ => "Have died",
    };
}

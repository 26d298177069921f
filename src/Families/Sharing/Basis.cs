using Neighbourhood.Families.Contracts;

namespace Neighbourhood.Families.Sharing;

/// <summary>Who speaks about sharing: the person, and for a child a parent or the child who is competent to decide.</summary>
internal enum AnswerGiver { Person, ParentalResponsibility, CompetentChild }

/// <summary>The states of an objection.</summary>
internal enum ObjectionState { Standing, Withdrawn, Overridden, Upheld }

/// <summary>What sharing stands on: the strictest of all that stands. A plain rule, over whatever order things were said in.</summary>
internal static class Basis
{
    /// <param name="By">Null where it is not known who said it: it holds until somebody who is known answers.</param>
    /// <param name="Organisations">With whom; none is all.</param>
    internal sealed record Answer(
        Guid Id, SharingPurpose Purpose, SharingBasis Given, AnswerGiver? By, Guid? GiverId, DateTimeOffset At, bool SetAside, IReadOnlyList<Guid> Organisations);

    /// <param name="Receiver">To whom it is limited; null for all kinds.</param>
    /// <param name="OrganisationId">To which it is limited; null for all.</param>
    internal sealed record Objection(SharingPurpose Purpose, ObjectionState State, SharingReceiver? Receiver, Guid? OrganisationId);

    /// <param name="Grounds">A child in the family may come to harm: an open concern, or a status in social care.</param>
    /// <param name="OptedOut">The national data opt-out.</param>
    internal sealed record Known(IReadOnlyList<Answer> Answers, IReadOnlyList<Objection> Objections, bool Grounds, bool OptedOut);

    /// <summary>Safeguarding overrides what is about keeping somebody safe, and never photos, research or peer support.</summary>
    internal static bool MayBeOverridden(SharingPurpose purpose) => purpose is SharingPurpose.DirectCare or SharingPurpose.EarlyHelp or SharingPurpose.MdtDiscussion;

    /// <summary>The purposes for which an explicit yes is asked; for care the basis is the public task.</summary>
    internal static bool NeedsYes(SharingPurpose purpose) => purpose is SharingPurpose.PeerSupport or SharingPurpose.Research or SharingPurpose.Marketing;

    /// <summary>What may be answered for a purpose; an objection has its own form.</summary>
    internal static IReadOnlyList<SharingBasis> Choices(SharingPurpose purpose) =>
        [NeedsYes(purpose) ? SharingBasis.ExplicitConsent : SharingBasis.Informed, SharingBasis.NotAsked];

    internal static SharingBasis Of(Known known, SharingPurpose purpose, Guid? organisation = null, SharingReceiver? receiver = null)
    {
        if (purpose == SharingPurpose.Research && known.OptedOut) return SharingBasis.Objection;
        var objections = known.Objections.Where(o => o.Purpose == purpose && Concerns(o, organisation, receiver)).Select(o => Counts(o.State, purpose, known.Grounds));
        var answers = Standing(known.Answers.Where(a => a.Purpose == purpose)).Select(a => Reaches(a, organisation) ? a.Given : SharingBasis.NotAsked).DefaultIfEmpty(SharingBasis.NotAsked);
        var objected = objections.OfType<SharingBasis>().ToList();
        // A decision that it goes on stands in the place of the answer, never in that of another objection.
        return Strictest(objected.Count > 0 ? objected : answers);
    }

    /// <summary>The newest answer of each who gave one, without what was set aside by a decision.</summary>
    internal static IReadOnlyList<Answer> Standing(IEnumerable<Answer> answers)
    {
        var all = answers.OrderByDescending(a => a.At).ThenByDescending(a => a.Id.ToString(), StringComparer.Ordinal).ToList();
        return [.. all.GroupBy(a => (a.Purpose, a.By, a.GiverId)).Select(g => g.First())
            .Where(a => !a.SetAside && (a.By is not null || all.First(o => o.Purpose == a.Purpose) == a))];
    }

    internal static SharingBasis Strictest(IEnumerable<SharingBasis> bases) => bases.MaxBy(b => b switch
    {
        SharingBasis.Objection => 5,
        SharingBasis.ObjectionToDecide => 4,
        SharingBasis.SafeguardingOverride => 3,
        SharingBasis.NotAsked => 2,
        SharingBasis.Informed => 1,
        _ => 0,
    });

    /// <summary>What one objection makes of it; null when it is withdrawn.</summary>
    private static SharingBasis? Counts(ObjectionState state, SharingPurpose purpose, bool grounds) => state switch
    {
        ObjectionState.Withdrawn => null,
        ObjectionState.Overridden when MayBeOverridden(purpose) => SharingBasis.SafeguardingOverride,
        ObjectionState.Standing when grounds && MayBeOverridden(purpose) => SharingBasis.ObjectionToDecide,
        _ => SharingBasis.Objection,
    };

    /// <summary>Where it is not known who would receive, every objection to the purpose counts.</summary>
    private static bool Concerns(Objection objection, Guid? organisation, SharingReceiver? receiver) =>
        (objection.OrganisationId is null || organisation is null || objection.OrganisationId == organisation)
        && (objection.Receiver is null || receiver is null || objection.Receiver == receiver);

    /// <summary>An answer about some organisations says nothing of others, nor of anybody.</summary>
    private static bool Reaches(Answer answer, Guid? organisation) =>
        answer.Organisations.Count == 0 || (organisation is { } id && answer.Organisations.Contains(id));
}

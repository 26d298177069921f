using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Packs;

/// <summary>The pack as one reader may see it: without the items in which they declared a conflict, and without what somebody objects to.</summary>
/// <param name="FrozenAt">When the list closed.</param>
/// <param name="DrawnFor">The reader's name.</param>
/// <param name="Conflicts">How many items are left out for this reader.</param>
internal sealed record PackView(
    Guid MeetingId, string Team, string Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place, MeetingStatus Status, DateTimeOffset? FrozenAt,
    DateTimeOffset DrawnAt, string DrawnFor, IReadOnlyList<PackView.Entry> Entries, int Conflicts)
{
    /// <param name="Family">Masked for the reader.</param>
    /// <param name="LateReason">Null where it is left out.</param>
    /// <param name="Withdrawn">It left the list after the closing: nothing of it is shown but that.</param>
    /// <param name="LeftOut">Somebody objects to being talked about: what is written is not here.</param>
    /// <param name="Objected">The chair sees that it is so.</param>
    /// <param name="Others">Where it is left out: whom the referrals name and who do not object, for the chair.</param>
    /// <param name="DrawsCard">Whether the family's card stands beside it.</param>
    internal sealed record Entry(
        Guid ItemId, int Number, Guid CaseId, Guid HouseholdId, string Family, ItemStatus Status, int SlotMinutes, string? Presenter, bool Urgent, bool CarriedOver, bool Late,
        string? LateReason, DateOnly? DiedOn, bool Withdrawn, bool LeftOut, bool Objected, IReadOnlyList<string> Others, IReadOnlyList<Frozen> Referrals, bool DrawsCard,
        IReadOnlyList<Decided> Decisions, IReadOnlyList<Owed> Actions);

    /// <summary>What a referral said when it came into the pack.</summary>
    /// <param name="Review">The case is looked at again: this is how it began.</param>
    /// <param name="Withdrawn">It was taken back since: its words are not here.</param>
    internal sealed record Frozen(
        bool Review, bool Withdrawn, DateTimeOffset FrozenAt, string? Situation, string? Background, string? Assessment, string? Ask, string? FamilyWants, string? FamilyNotAskedReason);

    internal sealed record Decided(DateOnly On, MdtDecisionCode Code, string? Detail, bool AgreedWithFamily, bool Provisional);

    internal sealed record Owed(string Text, string Owner, DateOnly DueOn, bool Overdue);
}

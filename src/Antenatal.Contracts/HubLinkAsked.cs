using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Contracts;

/// <summary>A woman said yes to a hub, and her midwife asks it to welcome her. No parity, no gestation, no factors.</summary>
/// <param name="LinkId">The midwife's and the hub's: each keeps a row of its own under it.</param>
/// <param name="SiteId">The hub that was chosen with her; it was open then.</param>
/// <param name="DueMonth">The first of the month in which the baby is due; null for not known yet, and where she does not share it.</param>
/// <param name="NeedsCodes">What would help her, as she chose: lower-case words with hyphens, as "meeting-others"; a code that is not known is shown as it is. None is an answer.</param>
/// <param name="LanguageCode">The language she would like, in the words by which Families keeps it; null for English, and where she does not share it.</param>
/// <param name="BackToCodes">Who may be told what came of it, as she chose: "midwife", "gp"; none is an answer.</param>
public sealed record HubLinkAsked(
    Guid LinkId, Guid PersonId, Guid PregnancyId, Guid SiteId, DateOnly? DueMonth, IReadOnlyList<string> NeedsCodes, string? LanguageCode, IReadOnlyList<string> BackToCodes) : IEvent;

/// <summary>The link is not wanted any more: the hub stops.</summary>
/// <param name="ReasonCode">"asked", "objection", "held", "moved". Where it is held the hub reads "no longer needed, ask the midwife" and nothing else.</param>
public sealed record HubLinkWithdrawn(Guid LinkId, string ReasonCode) : IEvent;

/// <summary>The month in which the baby is due is another one: welcome and offers move with it.</summary>
/// <param name="Choices">How often she had chosen by then: one that is heard after a later <see cref="HubLinkChosenAgain"/> says nothing any more.</param>
public sealed record DueMonthChanged(Guid LinkId, DateOnly? DueMonth, int Choices = 0) : IEvent;

/// <summary>She changed her mind about what the hub may know and whom it may tell: this holds from now, and what it knew before and is not here is forgotten.</summary>
/// <param name="Choices">How often she has chosen, this time among them: the highest holds, in whatever order they are heard.</param>
/// <inheritdoc cref="HubLinkAsked"/>
public sealed record HubLinkChosenAgain(Guid LinkId, DateOnly? DueMonth, IReadOnlyList<string> NeedsCodes, string? LanguageCode, IReadOnlyList<string> BackToCodes, int Choices) : IEvent;

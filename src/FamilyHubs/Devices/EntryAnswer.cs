using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>What a device is told of one entry.</summary>
/// <param name="Id">Null where none could be read.</param>
/// <param name="Outcome">"joined", "held" or "refused".</param>
/// <param name="Reason">A code of <see cref="EntryReason"/>; null where it joined.</param>
/// <param name="Conflict">A code of <see cref="EntryConflict"/>; null where nothing differs.</param>
/// <param name="JoinedTo">The row of the register that it made or met.</param>
/// <param name="Says">What to show the worker.</param>
/// <param name="Inputs">What to put right in form F1, by its inputs.</param>
internal sealed record EntryAnswer(Guid? Id, string Outcome, string? Reason, string? Conflict, Guid? JoinedTo, string? Says, IReadOnlyList<EntryAnswer.Mend>? Inputs)
{
    internal sealed record Mend(string Input, string Text)
    {
        internal static IReadOnlyList<Mend> Of(IEnumerable<Refused.Reason> reasons) => [.. reasons.Select(r => new Mend(r.Input, r.Text))];
    }

    internal static EntryAnswer Of(Guid? id, Taken taken) => new(
        id, Word(taken.Outcome), taken.ReasonCode, taken.ConflictCode, taken.JoinedTo,
        taken.Reasons.Count > 0 ? string.Join(" ", taken.Reasons.Select(r => Sentence(r.Text)).Distinct(StringComparer.Ordinal)) : taken.Outcome == EntryOutcome.Held ? EntryReason.HeldSays : null,
        taken.Reasons.Any(r => r.Input.Length > 0) ? taken.Reasons : null);

    private static string Word(EntryOutcome outcome) => outcome switch { EntryOutcome.Joined => "joined", EntryOutcome.Held => "held", _ => "refused" };

    private static string Sentence(string text) => text.Length == 0 || text[^1] is '.' or '?' or '!' ? text : text + ".";
}

/// <summary>What became of an entry.</summary>
internal sealed record Taken(EntryOutcome Outcome)
{
    public string? ReasonCode { get; init; }
    public string? ConflictCode { get; init; }
    public Guid? JoinedTo { get; init; }
    public IReadOnlyList<EntryAnswer.Mend> Reasons { get; init; } = [];

    /// <summary>The attendances that a new family brought.</summary>
    public IReadOnlyList<Guid> AttendanceIds { get; init; } = [];

    internal static Taken Joined(Guid? to, string? conflict = null) => new(EntryOutcome.Joined) { JoinedTo = to, ConflictCode = conflict };

    internal static Taken Not(string code, params IReadOnlyList<EntryAnswer.Mend> reasons) => new(EntryOutcome.Refused) { ReasonCode = code, Reasons = reasons };

    /// <summary>Something else came under the same id: the first stays as it is.</summary>
    internal static Taken OtherContent { get; } = Not(EntryReason.OtherContent, new EntryAnswer.Mend("", "This was sent before with other content. What was sent first stands."));
}

/// <summary>An entry cannot be taken; nothing of it is kept but that.</summary>
internal sealed class NotTaken(string code, string says, string input = "") : Exception(says)
{
    internal string Code { get; } = code;

    internal IReadOnlyList<EntryAnswer.Mend> Reasons { get; } = [new(input, says)];
}

/// <summary>Why an entry was not taken, or waits.</summary>
internal static class EntryReason
{
    internal const string OtherContent = "other-content";
    internal const string BadContent = "bad-content";
    internal const string OtherSite = "other-site";
    internal const string NotFound = "not-found";
    internal const string NotYours = "not-yours";
    internal const string AfterClose = "after-close";
    internal const string Refused = "refused";
    internal const string Held = "held";

    internal const string AfterCloseSays = "This was noted after the register was closed. A manager can change the register, with a reason.";
    internal const string HeldSays = "Somebody will look at this family. They are counted.";
}

/// <summary>What differed where an entry was taken.</summary>
internal static class EntryConflict
{
    internal const string Outcome = "outcome-differs";
    internal const string Role = "role-differs";
    internal const string Clock = "clock";
    internal const string ClosedTwice = "closed-twice";
    internal const string Headcount = "headcount";
    internal const string RemovedElsewhere = "removed-elsewhere";

    internal static string InWords(string code) => code switch
    {
        Outcome => "Somebody else noted how they came in another way",
        Role => "Somebody else noted them as another person of the family",
        Clock => "The device’s clock was wrong, so the time is when it came in",
        ClosedTwice => "The register was closed twice; the earlier closing stands",
        Headcount => "The headcount does not agree with what all devices noted",
        RemovedElsewhere => "A device took back what was noted elsewhere",
        _ => "Something differs",
    };
}

using System.Globalization;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Minutes;

/// <summary>The words of the minutes, made from what was recorded. No worker and no family is named: names are drawn when somebody reads.</summary>
internal static class MinutesText
{
    internal const int Most = 4000;

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    internal sealed record Decided(MdtDecisionCode Code, string? Detail, bool AgreedWithFamily, bool Provisional);

    /// <param name="Owner">By profession: "Health visitor".</param>
    internal sealed record Owed(string Text, string Owner, DateOnly DueOn);

    internal sealed record Recorded(
        ItemStatus Status, string? Discussion, string? FamilyVoice, string? DeferredReason, string? NoActionReason, DateOnly? NextReviewOn,
        IReadOnlyList<Decided> Decisions, IReadOnlyList<Owed> Actions,
        string? NewInformation = null, string? Challenged = null, ReviewResult? ReviewResult = null, NoChangeChoice? NoChangeChoice = null);

    /// <summary>Who was there by profession, and whether there was a quorum when decisions were made.</summary>
    internal static string OfMeeting(Room room, IReadOnlyList<string> apologies, int decisions, int inquorate)
    {
        var came = room.Stays.DistinctBy(s => s.UserId).CountBy(s => s.Profession, StringComparer.Ordinal).ToList();
        List<string> lines =
        [
            came.Count == 0 ? "Present: nobody was recorded." : $"Present: {Room.Counted(came)}.",
            .. room.Stays.Any(s => s.DeputyFor is not null) ? ["Deputies are counted for the member whose place they took."] : Array.Empty<string>(),
            .. apologies.Count == 0 ? [] : new[] { $"Apologies: {Room.Counted(apologies.CountBy(a => a, StringComparer.Ordinal))}." },
            .. room.Rules.Count == 0 ? [] : new[] { $"Needed for a quorum: {Room.Counted(room.Rules.Select(r => KeyValuePair.Create(r.Profession, r.AtLeast)))}." },
            decisions == 0 ? "No decision was made."
                : inquorate == 0 ? "There was a quorum at each decision."
                : $"{inquorate} of {decisions} decisions {(inquorate == 1 ? "was" : "were")} made without a quorum and {(inquorate == 1 ? "is" : "are")} provisional.",
        ];
        return Cut(string.Join('\n', lines));
    }

    internal static string OfItem(Recorded item)
    {
        if (item.Status == ItemStatus.Deferred) return Cut($"Deferred to the next meeting: {item.DeferredReason}");
        List<string> rest =
        [
            .. item.FamilyVoice is null ? Array.Empty<string>() : [$"What the family says: {item.FamilyVoice}"],
            .. item.ReviewResult is { } found ? [$"Since the last review: {Reviewing.InWords(found).ToLowerInvariant()}{(item.NoChangeChoice is { } choice ? $"; the team will {Reviewing.InWords(choice).ToLowerInvariant()}" : "")}"] : Array.Empty<string>(),
            .. item.Decisions.Select(d => $"Decision: {Sentence(d)}"),
            .. item.Actions.Select(a => $"Action: {a.Text} ({a.Owner}, by {a.DueOn.ToString("d MMMM yyyy", English)})"),
            .. item.Actions.Count == 0 && item.NoActionReason is { } reason ? [$"No action: {reason}"] : Array.Empty<string>(),
            .. item.NextReviewOn is { } on ? [$"Next review: {on.ToString("d MMMM yyyy", English)}"] : Array.Empty<string>(),
        ];
        var after = string.Join('\n', rest);
        var notes = string.Join('\n', new[]
        {
            item.Discussion, item.NewInformation is null ? null : $"New information: {item.NewInformation}", item.Challenged is null ? null : $"What was challenged: {item.Challenged}",
        }.OfType<string>());
        // What was decided is never cut off: the notes give way.
        return notes.Length == 0 ? Cut(after) : Cut($"{Cut(notes, Math.Max(200, Most - after.Length - 1))}\n{after}");
    }

    /// <summary>A decision in words, marked when it waits for a quorum.</summary>
    internal static string Sentence(Decided decision)
    {
        string[] notes =
        [
            .. decision.AgreedWithFamily ? ["agreed with the family"] : Array.Empty<string>(),
            .. !decision.Provisional ? [] : new[] { Decision.ActsAtOnce(decision.Code, true, decision.AgreedWithFamily) ? "provisional, acts at once" : "provisional, waits for a quorum" },
        ];
        var words = decision.Detail is null ? Decision.InWords(decision.Code) : $"{Decision.InWords(decision.Code)}: {decision.Detail}";
        return notes.Length == 0 ? words : $"{words} ({string.Join("; ", notes)})";
    }

    private static string Cut(string text, int most = Most) => text.Length <= most ? text : $"{text[..(most - 1)]}…";
}

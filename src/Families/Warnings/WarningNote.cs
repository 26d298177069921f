using System.Globalization;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Warnings;

/// <summary>The rules of warning notes: told to the person or justified, reviewed within a year, closed by a review.</summary>
internal static class WarningNote
{
    internal const int LongestNotes = 1000;
    internal const int LongestManager = 100;

    internal static readonly IReadOnlyDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["RiskToWorkers"] = "Risk to workers",
        ["VisitInPairs"] = "Visit in pairs",
        ["NoHomeVisits"] = "Do not visit at home",
        ["Animals"] = "Animals at the home",
        ["DomesticAbuse"] = "Domestic abuse",
        ["RiskToOthers"] = "Risk to others",
        ["Other"] = "Something else",
    };

    internal static readonly IReadOnlyDictionary<string, string> How = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["InPerson"] = "In person",
        ["Telephone"] = "By telephone",
        ["Letter"] = "By letter",
        ["Other"] = "In another way",
    };

    /// <summary>The last day on which a review may be set.</summary>
    internal static async Task<DateOnly> LastReview(ISend send, DateOnly from, CancellationToken ct) =>
        from.AddMonths(int.Parse(await send.Ask(new GetSetting("ig.warningNoteMaxMonths"), ct), CultureInfo.InvariantCulture));

    /// <exception cref="Refused">By the names of the form's inputs.</exception>
    internal static void Check(Form form, DateOnly today, DateOnly lastReview)
    {
        var refusals = new Refusals()
            .If(form.Type is null || !Types.ContainsKey(form.Type), "Type", "Choose what it warns of")
            .If(form.Start is null, "Start", "Enter the day from which it holds")
            .If(form.Start > today, "Start", "The first day must be today or earlier")
            .If(form.Review is null, "Review", "Enter the day of the next review")
            .If(form.Review <= today || form.Review <= form.Start, "Review", "The review must lie ahead")
            .If(form.Review > lastReview, "Review", $"The review must be on or before {lastReview.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"))}")
            .If(form.End is { } end && form.Start is { } start && end < start, "End", "The last day must not be before the first")
            .If(form.Disclosed is null, "Disclosed", "Choose whether the person was told")
            .Text(form.Notes, "Notes", LongestNotes, "Write what a worker must know")
            .Text(form.Manager, "Manager", LongestManager, "Enter the manager with whom it was discussed")
            .If(form.DiscussedOn is null, "DiscussedOn", "Enter the day it was discussed with the manager")
            .If(form.DiscussedOn > today, "DiscussedOn", "The day it was discussed must be today or earlier");
        if (form.Disclosed == true)
            refusals.If(form.DisclosedOn is null, "DisclosedOn", "Enter the day the person was told")
                .If(form.DisclosedOn > today, "DisclosedOn", "The day the person was told must be today or earlier")
                .If(form.DisclosedHow is null || !How.ContainsKey(form.DisclosedHow), "DisclosedHow", "Choose how the person was told")
                .Text(form.Details, "Details", LongestNotes, "Write what the person was told");
        if (form.Disclosed == false) refusals.Text(form.Justification, "Justification", LongestNotes, "Say why the person was not told");
        refusals.Throw();
    }

    /// <param name="Disclosed">The person was told: when, how and what; or why not.</param>
    internal sealed record Form(
        string? Type, DateOnly? Start, DateOnly? Review, DateOnly? End, bool? Disclosed, DateOnly? DisclosedOn, string? DisclosedHow, string? Details, string? Justification,
        string? Notes, string? Manager, DateOnly? DiscussedOn);
}

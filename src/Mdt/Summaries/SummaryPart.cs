using System.Globalization;
using System.Text;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>What of the record a part of a summary is drawn from. The note of the discussion is none of them.</summary>
internal enum PartKind { Decision, Action, Voice, Review }

/// <summary>Something that the team recorded, as one line for a family.</summary>
/// <param name="Id">The decision, the action, or the item.</param>
/// <param name="Says">As the family reads it.</param>
/// <param name="Recorded">As the team wrote it, for the worker who looks at the draft.</param>
/// <param name="About">Whom it tells something about.</param>
/// <param name="Withheld">Why it stands in nobody's draft; null where it may.</param>
internal sealed record SummaryPart(PartKind Kind, Guid Id, string Says, string Recorded, IReadOnlyList<Guid> About, string? Withheld = null);

/// <summary>The words of a summary: plain, to "you", without the names of services and steps that workers use among themselves.</summary>
internal static class SummaryWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>What workers call things among themselves; as whole words.</summary>
    internal static IReadOnlyList<string> Jargon { get; } =
        ["MDT", "MASH", "TAF", "CIN", "LAC", "SBAR", "DNA", "WNB", "EHA", "S17", "S47", "multidisciplinary", "service user", "triage", "safeguarding lead", "lead practitioner", "step up", "step down", "caseload"];

    /// <summary>A decision as a family can read it.</summary>
    /// <param name="place">Which hub, session or specialist; null where none was named.</param>
    internal static string Of(MdtDecisionCode code, string? place = null) => code switch
    {
        MdtDecisionCode.ContinuePlan => "We think that the plan you have now should go on.",
        MdtDecisionCode.ChangeLead => "Somebody else will now be your main worker. They will get in touch with you.",
        MdtDecisionCode.ReferToPrescribing => "We would like to help you find groups and things to do near you.",
        MdtDecisionCode.ReferToHubSession => place is null ? "We would like to offer you a place in a group." : $"We would like to offer you a place here: {place}.",
        MdtDecisionCode.LinkToHub => place is null ? "We would like to help you get to know a family hub." : $"We would like to help you get to know this family hub: {place}.",
        MdtDecisionCode.OfferPeerSupport => "We would like to find you someone to talk to, who has been through it too.",
        MdtDecisionCode.JointVisit => "Two of the people who help you would like to visit you together.",
        MdtDecisionCode.ClinicalAdviceOnly => "A doctor or nurse gave some advice. Your main worker will talk with you about it.",
        MdtDecisionCode.ReferToSpecialist => place is null ? "We would like to ask an expert to help you." : $"We would like to ask for help for you from here: {place}.",
        MdtDecisionCode.EscalateToSafeguarding => "We are worried about how safe somebody is. Your main worker will talk with you about it.",
        MdtDecisionCode.StepUpToFamilyHelp => "We would like to offer you more help, from someone who works with your whole family.",
        MdtDecisionCode.StepDown => "Things are going better, so you may need less help from us now.",
        MdtDecisionCode.TransferToAnotherMdt => "Another group of workers may help you from now on. We will talk with you first.",
        MdtDecisionCode.CloseGoalsMet => "You have got to where you wanted to be, so we will stop meeting about you. You can come back to us.",
        MdtDecisionCode.CloseDeclined => "You told us that you do not want this help now, so we will stop. You can come back to us.",
        _ => "We need to know a bit more before we can say what may help.",
    };

    internal const string Agreed = " Your family said yes to this.";

    /// <summary>Nobody reads this in a draft: whether it is said, and how, is for people to decide.</summary>
    internal static string? Withheld(MdtDecisionCode code, bool waits) =>
        code == MdtDecisionCode.EscalateToSafeguarding ? "Whether the family is told of this, and how, is decided with the safeguarding lead"
        : waits ? "It was decided without enough people in the room and is not confirmed yet" : null;

    /// <summary>The place of a decision that needs one; other notes stay with the workers.</summary>
    internal static string? Place(MdtDecisionCode code, string? detail) =>
        Decision.Needs(code) is DecisionNeeds.Site or DecisionNeeds.Specialist && !string.IsNullOrWhiteSpace(detail) ? detail.Trim().TrimEnd('.') : null;

    /// <param name="who">"The health visitor", or "One of us".</param>
    internal static string Promise(string who, string text, DateOnly due, bool done)
    {
        var what = text.Trim().TrimEnd('.');
        return done ? $"{who} has done this: {what}." : $"{who} will do this by {Day(due)}: {what}.";
    }

    /// <summary>Instead of words that a family does not read.</summary>
    internal static string PromiseWithoutWords(string who, DateOnly due) => $"{who} will do something for you by {Day(due)}. Ask them what it is.";

    /// <param name="profession">By its code; null for somebody who was invited.</param>
    internal static string Who(string? profession) => profession switch
    {
        "gp" => "The GP",
        "practice-nurse" => "The nurse at the GP surgery",
        "paediatrician" => "The children's doctor",
        "mental-health" => "The mental health worker",
        "midwife" => "The midwife",
        "health-visitor" => "The health visitor",
        "school-nurse" => "The school nurse",
        "family-help" => "The family help worker",
        "social-worker" => "The social worker",
        "education" => "The school or nursery",
        "family-hub" => "The family hub",
        "link-worker" => "The link worker",
        _ => "One of us",
    };

    internal static string Voice(string text) => $"You or your family told us: {text.Trim()}";

    internal static string Review(DateOnly on) => $"We will look at this again by {Day(on)}.";

    /// <summary>The whole letter. What has no room is not begun.</summary>
    internal static string Letter(DateTimeOffset met, IReadOnlyList<SummaryPart> parts)
    {
        var text = new StringBuilder(string.Create(English, $"The people who work with your family met on {met.WholeDay()}. This is what they agreed.\n"));
        const string Last = "\nIs something wrong, or do you have a question? Tell the person who goes through this with you.";
        foreach (var (kind, heading) in new[]
        {
            (PartKind.Voice, "What you told us"), (PartKind.Decision, "What we think will help"), (PartKind.Action, "What we will do"), (PartKind.Review, "When we look at it again"),
        })
        {
            var begun = false;
            foreach (var part in parts.Where(p => p.Kind == kind))
            {
                var line = $"{(begun ? "" : $"\n{heading}\n")}{part.Says}\n";
                if (text.Length + line.Length + Last.Length > Summary.Most) break;
                text.Append(line);
                begun = true;
            }
        }
        return text.Append(Last).ToString();
    }

    private static string Day(DateOnly day) => day.InWords();
}

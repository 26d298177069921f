using System.Collections.Immutable;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>The answers of form F7, as a worker or the coordinator sends them.</summary>
/// <param name="ShareAgreed">"We may share your first name and this with a supporter": asked each time.</param>
internal sealed record Wishes(
    IReadOnlyList<Want> Wants, IReadOnlyList<Topic> About, Channel? Channel, Urgency? Urgency, Preferences Prefer, string? FreeWhen, string? Avoid, bool? ShareAgreed, bool? Expecting)
{
    internal NewRequest For(Guid id, Guid personId, Guid? householdId, RequestSource source) => new(
        id, personId, householdId, source, Wants, About, Channel!.Value, Urgency!.Value, Prefer, FreeWhen, Avoid, ShareAgreed == true, Expecting: Expecting == true);

    /// <exception cref="Refused">With every reason, by the names of the form's inputs.</exception>
    internal void Check()
    {
        new Refusals()
            .If(Channel is null, nameof(Channel), "Choose how they would like to be in touch")
            .If(Urgency is null, nameof(Urgency), "Choose how soon")
            .If(ShareAgreed is null, nameof(ShareAgreed), "Ask them whether a supporter may know their first name and this, and say what they said")
            .If(Expecting is null, nameof(Expecting), "Say whether they are expecting a baby")
            .Throw();
        For(Guid.AllBitsSet, Guid.Empty, null, RequestSource.Self).Check();
    }
}

/// <summary>A page with the questions of form F7 (<c>_Wishes.cshtml</c>).</summary>
[Microsoft.AspNetCore.Mvc.BindProperties(SupportsGet = true)] // by declaring type: what derives binds its own
internal abstract class WishesPage : FormPage
{
    public List<Want> Wants { get; set; } = [];
    public List<Topic> About { get; set; } = [];
    public Channel? Channel { get; set; }
    public Urgency? Urgency { get; set; }
    public string? Language { get; set; }
    public string? Sex { get; set; }
    public string? Age { get; set; }
    public string? Faith { get; set; }
    public string? Near { get; set; }
    public string? FreeWhen { get; set; }
    public string? Avoid { get; set; }
    public bool? ShareAgreed { get; set; }
    public bool? Expecting { get; set; }

    private protected Wishes Answers() => new(Wants, About, Channel, Urgency, new(Language, Sex, Age, Faith, Near), FreeWhen, Avoid, ShareAgreed, Expecting);
}

/// <summary>Form F7 in words.</summary>
internal static class F7
{
    /// <summary>For a preference: what is kept, and how it reads.</summary>
    internal static ImmutableArray<(string Code, string Says)> Near => [("near", "Somebody near"), ("far", "Somebody from further away")];

    internal static ImmutableArray<(string Code, string Says)> Sexes => [("Female", "A woman"), ("Male", "A man")];

    internal static ImmutableArray<(string Code, string Says)> Ages => [("about-mine", "About my age"), ("younger", "Younger"), ("older", "Older")];

    internal static string InWords(Want want) => want switch
    {
        Want.SomeoneToTalkTo => "Someone to talk to",
        Want.BeenThroughIt => "Someone who has been through it",
        Want.Practical => "Someone to do things with",
        _ => "A group",
    };

    internal static string InWords(Channel channel) => channel switch
    {
        Channel.MaskedCall => "A call in which nobody sees the other’s number",
        Channel.Text => "Messages",
        Channel.Video => "Video",
        Channel.Walk => "A walk",
        _ => "At a family hub",
    };

    internal static string InWords(Urgency urgency) => urgency == Urgency.Soon ? "As soon as possible" : "In the next days";

    internal static string InWords(RequestSource source) => source switch
    {
        RequestSource.Self => "They wrote themselves",
        RequestSource.Hub => "A family hub",
        RequestSource.Midwife => "A midwife",
        RequestSource.Team => "A case meeting",
        RequestSource.LinkWorker => "A link worker",
        _ => "Somebody who works with the family",
    };

    internal static string InWords(EndCode why) => why switch
    {
        EndCode.GoalMet => "It has done what it was for",
        EndCode.WantedToStop => "They wanted to stop",
        EndCode.NoContact => "They could not be reached",
        EndCode.SteppedUp => "They need more help than this",
        EndCode.Unsuitable => "It did not suit them",
        _ => "It was stopped",
    };

    /// <summary>Whether it is one of the list, or left out.</summary>
    internal static bool Has(IEnumerable<(string Code, string Says)> choices, string? sent) => sent is null || choices.Any(c => c.Code == sent);

    /// <summary>What is not in the list is printed as it is kept: a language by its code.</summary>
    internal static string? Of(IEnumerable<(string Code, string Says)> choices, string? kept) => kept is null ? null : choices.Where(c => c.Code == kept).Select(c => c.Says).FirstOrDefault() ?? kept;
}

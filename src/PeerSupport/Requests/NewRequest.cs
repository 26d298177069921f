using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>Whom somebody would rather talk to (form F7): each null for no matter.</summary>
/// <param name="Language">By its name, as supporters write theirs: "Polish".</param>
/// <param name="Near">"near" or "far".</param>
internal sealed record Preferences(string? Language, string? Sex, string? Age, string? Faith, string? Near);

/// <summary>What somebody asked for, by themselves or by whoever works with them (form F7).</summary>
/// <param name="ShareAgreed">Their own yes: "we may share your first name and this with a supporter".</param>
/// <param name="DecisionId">A team proposed it: the parent is asked first.</param>
/// <param name="WaitsForDecision">The decision is provisional: nobody is asked anything until it stands.</param>
/// <param name="Expecting">They are expecting a baby, as they said.</param>
/// <param name="Registered">In the same step: nobody has seen them yet, also where they may be somebody known and are kept apart.</param>
internal sealed record NewRequest(
    Guid Id, Guid PersonId, Guid? HouseholdId, RequestSource Source, IReadOnlyList<Want> Wants, IReadOnlyList<Topic> About, Channel Channel, Urgency Urgency, Preferences Prefer,
    string? FreeWhen, string? Avoid, bool ShareAgreed, Guid? PregnancyId = null, Guid? DecisionId = null, bool WaitsForDecision = false, bool Expecting = false,
    bool Registered = false)
{
    internal const int LongestCode = 20;
    internal const int LongestLanguage = 50;
    internal const int LongestFaith = 60;
    internal const int LongestWhen = 200;
    internal const int LongestAvoid = 500;

    internal bool IsExpecting => Expecting || PregnancyId is not null;

    /// <exception cref="Refused">With every reason, by the names of the form's inputs.</exception>
    internal void Check() => new Refusals()
        .If(Id == Guid.Empty, "", "Open the form again, then send it")
        .If(Wants.Count == 0 || Wants.Any(w => !Enum.IsDefined(w)), nameof(Wants), "Choose what they would like")
        .If(About.Count == 0 || About.Any(t => !Enum.IsDefined(t)), nameof(About), "Choose what it is about. Choose “Something else” if none fits")
        .If(!Enum.IsDefined(Channel), nameof(Channel), "Choose how they would like to be in touch")
        .If(!Enum.IsDefined(Urgency), nameof(Urgency), "Choose how soon")
        .Text(Prefer.Language, nameof(Prefer.Language), LongestLanguage)
        .Text(Prefer.Sex, nameof(Prefer.Sex), LongestCode)
        .Text(Prefer.Age, nameof(Prefer.Age), LongestCode)
        .Text(Prefer.Faith, nameof(Prefer.Faith), LongestFaith)
        .Text(Prefer.Near, nameof(Prefer.Near), LongestCode)
        .Text(FreeWhen, nameof(FreeWhen), LongestWhen)
        .Text(Avoid, nameof(Avoid), LongestAvoid)
        .Throw();
}

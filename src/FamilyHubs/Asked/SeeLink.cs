using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.After;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A hub worker reads what a midwife asks: who she is, the month, her language, what would help, and how she may safely be reached. Nothing else.</summary>
[Allows(Permissions.AnswerLinks, On = nameof(HubLinkId))]
internal sealed record SeeLink(Guid HubLinkId) : IQuery<SeeLink.View>
{
    /// <param name="Name">Null where it is no longer needed: nothing of her is shown then.</param>
    /// <param name="SafeWays">In words; null where there is none, or it is not shown yet.</param>
    /// <param name="Practice">Whether her practice was told, in words; null where she did not say that it may be.</param>
    /// <param name="Ended">Why the hub stops or has ended it, where it may know; the same line where contact is held.</param>
    internal sealed record View(
        Guid Id, int Version, LinkState State, Guid? HouseholdId, string? Name, DateOnly? DueMonth, IReadOnlyList<string> Needs, string? Language, bool InterpreterNeeded, string? SafeWays, bool Held,
        DateOnly AskedOn, DateOnly? AnswerDueOn, bool Late, DateOnly? AnsweredOn, string? AnswerCode, DateOnly? WelcomeDueOn, WelcomeCode? WelcomeCode, DateOnly? WelcomedOn, DateOnly? FirstAttendedOn, string? Ended, string? Practice = null) : IAsked;

    private const string NoLonger = "No longer needed. Do not contact, ask the midwife.";

    /// <summary>A hold must not be told by its line: an objection reads the same.</summary>
    internal static string WhyEnded(string? code) => code switch
    {
        "asked" => "She does not want it any more.",
        "moved" => "She has moved.",
        _ => NoLonger,
    };

    internal sealed class Handler(ISend send, Links links, SafeWays ways, ToldPractices practices, DoNotContact holds, Audit audit, TimeProvider clock) : IQueryHandler<SeeLink, View>
    {
        public async Task<View> Handle(SeeLink query, CancellationToken ct)
        {
            var link = await links.Find(query.HubLinkId, ct);
            if (link.State == LinkState.Withdrawn) return Over(link, WhyEnded(link.WithdrawnCode));
            if (link.State == LinkState.Ended)
                return Over(link, $"Ended on {link.EndedOn?.Date()}: {(link.EndedCode == LinkEnd.Grown ? "her baby is old enough" : "we agreed it with her")}.");
            var her = (await send.Ask(new GetPeople([link.PersonId]), ct)).SingleOrDefault();
            var household = her?.HouseholdId ?? link.HouseholdId;
            var contact = await ways.Of(household, link.PersonId, ct);
            var held = contact?.Held == true || (await holds.Held([link.PersonId], ct)).Count > 0;
            audit.Saw(link.PersonId);
            return new(link.Id, link.Version, link.State, household, her?.Name ?? "Somebody whom you cannot see yet", link.DueMonth, link.NeedsCodes, link.Language, her?.InterpreterNeeded == true,
                held || contact is not { SafeWays.Count: > 0 } ? null : string.Join(" or ", contact.SafeWays.Select(Asked.SafeWays.Word)), held, link.AskedOn, link.AnswerDueOn,
                link.State == LinkState.Asked && link.AnswerDueOn < clock.Today(), link.AnsweredOn, link.AnswerCode, link.WelcomeDueOn, link.WelcomeCode, link.WelcomedOn, link.FirstAttendedOn, null,
                held ? null : await practices.InWords(link, ct));
        }

        /// <summary>Nothing of her.</summary>
        private static View Over(Links.Standing link, string line) =>
            new(link.Id, link.Version, link.State, null, null, null, [], null, false, null, false, link.AskedOn, null, false, null, null, null, null, null, null, line);
    }
}

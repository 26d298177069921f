using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A GP or another worker asks a hub to welcome a family that agreed to it (form F13): a tile, "they agreed", send.</summary>
internal static class SendReferral
{
    /// <param name="Id">Made by the sender: a repeat answers as the first. After a failed send a new one.</param>
    /// <param name="PersonIds">Whom it is about, of the household.</param>
    /// <param name="Agreed">They said yes: without it nothing is sent.</param>
    /// <param name="SafeContact">How the hub may safely reach them, in words.</param>
    /// <param name="TellBack">What they said of telling the sender what comes of it.</param>
    /// <param name="Reference">The sender's own, for their system; null for none.</param>
    [Allows(Permissions.SendReferral, Unscoped = "the household is checked by Families, which answers only for those whom the worker may see")]
    internal sealed record Command(
        Guid Id, Guid HouseholdId, IReadOnlyList<Guid>? PersonIds, HubNeed? Need, string? NeedNote, bool? Agreed, Guid? SiteId, string? SafeContact, HubUrgency? Urgency, TellBack? TellBack,
        string? Reference = null) : ICommand<Answer>;

    /// <param name="Outcome">Sent; bounced where it went to the hub that took the other's place; failed where it reached none, and is in the log.</param>
    internal sealed record Answer(Guid Id, SendOutcome Outcome, string? ReasonCode);

    internal sealed class Handler(ISend send, ReferralDesk desk, DoNotContact objections) : ICommandHandler<Command, Answer>
    {
        public async Task<Answer> Handle(Command command, CancellationToken ct)
        {
            List<Guid> people = [.. (command.PersonIds ?? []).Distinct()];
            var form = new ReferralDesk.Form(command.Id, command.Need, command.NeedNote, command.Agreed, command.SiteId, command.SafeContact, command.Urgency, command.TellBack, command.Reference);
            var refusals = new Refusals()
                .If(command.HouseholdId == Guid.Empty, "HouseholdId", "Choose a household")
                .If(people.Count == 0, "PersonIds", "Choose who it is about")
                .If(people.Count > 30, "PersonIds", "Choose 30 people or fewer");
            ReferralDesk.Check(form, refusals);
            refusals.Throw();
            _ = desk.Organisation;
            var household = await send.Ask(new GetHousehold(command.HouseholdId), ct) ?? throw new NotFound("This household");
            if (people.Exists(p => household.Members.All(m => m.PersonId != p))) throw new Refused("PersonIds", "Choose people of this household");
            if ((await objections.Objecting(people, ct)).Count > 0) throw new Refused("PersonIds", "Somebody whom you chose does not want to be told about. Talk with them first");
            var children = household.Members.Where(m => people.Contains(m.PersonId) && IsChild(m)).Select(m => m.PersonId).ToHashSet();
            var sent = await desk.Send(form, () => Task.FromResult(new ReferralDesk.About(household.Id, people, children)), ct);
            return new(sent.Id, sent.Outcome, sent.ReasonCode);
        }

        /// <summary>By age, and where that is not known by their place in the household.</summary>
        private static bool IsChild(GetHousehold.Member member) => member.Age is { } age
            ? age.EndsWith("month", StringComparison.Ordinal) || age.EndsWith("months", StringComparison.Ordinal) || age.EndsWith("years", StringComparison.Ordinal)
            : member.Role == "child";
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/familyhubs/referrals", async (Command command, ISend send, CancellationToken ct) =>
            Results.Created($"/api/familyhubs/referrals/{Arrived(await send.Send(command, ct))}", null));

    private static Guid Arrived(Answer answer) => ReferralDesk.Arrived(answer.Id, answer.Outcome, answer.ReasonCode);

    [Allows(Permissions.SendReferral, Unscoped = "Families finds and shows only households that the worker may see")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, CurrentUser user, TimeProvider clock) : FormPage
    {
        public const string OnCard = "As on their card";

        public Guid Id { get; set; }
        public Guid HouseholdId { get; set; }
        public string? Search { get; set; }
        public List<Guid> PersonIds { get; set; } = [];
        public HubNeed? Need { get; set; }
        public string? NeedNote { get; set; }
        public bool? Agreed { get; set; }
        public Guid? SiteId { get; set; }
        public string? SafeContact { get; set; }
        public HubUrgency? Urgency { get; set; }
        public TellBack? TellBack { get; set; }

        public GetHousehold.Answer? Household { get; private set; }

        public IReadOnlyList<GetHouseholds.Household> Found { get; private set; } = [];

        internal IReadOnlyList<ListOpenHubs.Hub> Hubs { get; private set; } = [];

        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            // Who sees no family tells of it instead.
            if (HouseholdId == Guid.Empty && user.May(Permissions.SendNewFamily)) return Redirect("/familyhubs/refer/new-family");
            // What a GP would have to press is chosen: everybody at home, the nearest hub, in its turn.
            (Id, SafeContact, Urgency, TellBack) = (clock.NewId(), OnCard, HubUrgency.Routine, Asked.TellBack.NotAsked);
            await Show(ct);
            if (Household is { } household) PersonIds = [.. household.Members.Select(m => m.PersonId)];
            SiteId ??= Hubs.Count > 0 ? Hubs[0].Id : null;
            return Page();
        }

        /// <summary>Posted, so that no name or number stands in an address or a log.</summary>
        public Task OnPostFind(CancellationToken ct)
        {
            HouseholdId = Guid.Empty;
            ModelState.Clear();
            if (string.IsNullOrWhiteSpace(Search)) ModelState.AddModelError(nameof(Search), "Enter a name, postcode, telephone number, NHS number or date of birth");
            return Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            var sent = await send.Send(new Command(Id, HouseholdId, PersonIds, Need, NeedNote, Agreed, SiteId, SafeContact, Urgency, TellBack), ct);
            if (sent.Outcome == SendOutcome.Failed)
            {
                ModelState.Remove(nameof(Id));
                Id = clock.NewId();
            }
            return Redirect($"/familyhubs/refer/sent?Sent={Arrived(sent)}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            if (HouseholdId != Guid.Empty)
            {
                Household = await send.Ask(new GetHousehold(HouseholdId), ct) ?? throw new NotFound("This household");
                Hubs = await send.Ask(new ListOpenHubs(Household.NeighbourhoodId), ct);
            }
            else if (!string.IsNullOrWhiteSpace(Search)) Found = await send.Ask(new FindHouseholds(Search), ct);
        }
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Access.Contracts;
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

    internal sealed class Handler(
        Db db, ISend send, Referrals referrals, AskedSites sites, ReferralLog log, DoNotContact objections, Aliases aliases, History history, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Answer>
    {
        public async Task<Answer> Handle(Command command, CancellationToken ct)
        {
            List<Guid> people = [.. (command.PersonIds ?? []).Distinct()];
            Check(command, people);
            var organisation = user.OrganisationId ?? throw new Refused("", "Your account belongs to no organisation. Ask whoever looks after accounts");
            var household = await send.Ask(new GetHousehold(command.HouseholdId), ct) ?? throw new NotFound("This household");
            if (people.Exists(p => household.Members.All(m => m.PersonId != p))) throw new Refused("PersonIds", "Choose people of this household");
            if ((await objections.Objecting(people, ct)).Count > 0) throw new Refused("PersonIds", "Somebody whom you chose does not want to be told about. Talk with them first");

            var reference = string.IsNullOrWhiteSpace(command.Reference) ? command.Id.ToString() : command.Reference.Trim();
            var asked = command.SiteId!.Value;
            if (await db.Find<int>("SELECT COUNT(*) FROM familyhubs_site WHERE id = @asked", new { asked }, ct) == 0)
            {
                await log.Add(reference, null, organisation, null, SendOutcome.Failed, ReferralLog.UnknownSite, ct);
                return new(command.Id, SendOutcome.Failed, ReferralLog.UnknownSite);
            }
            if (await sites.OpenNow(asked, ct) is not { } site)
            {
                await log.Add(reference, null, organisation, asked, SendOutcome.Failed, ReferralLog.SiteClosed, ct);
                return new(command.Id, SendOutcome.Failed, ReferralLog.SiteClosed);
            }
            await Keep(command, household, people, organisation, site, reference, ct);
            await log.Retried(reference, organisation, ct);
            var outcome = site == asked ? SendOutcome.Sent : SendOutcome.Bounced;
            await log.Add(reference, command.Id, organisation, site, outcome, site == asked ? null : ReferralLog.SiteClosed, ct, retried: site != asked);
            return new(command.Id, outcome, site == asked ? null : ReferralLog.SiteClosed);
        }

        private static void Check(Command command, List<Guid> people) => new Refusals()
            .If(command.Id == Guid.Empty, "Id", "Send the id of the request, a new UUID")
            .If(command.HouseholdId == Guid.Empty, "HouseholdId", "Choose a household")
            .If(people.Count == 0, "PersonIds", "Choose who it is about")
            .If(people.Count > 30, "PersonIds", "Choose 30 people or fewer")
            .If(command.Need is not { } need || !Enum.IsDefined(need), "Need", "Choose what would help")
            .Text(command.NeedNote, "NeedNote", 500)
            .If(command.Agreed != true, "Agreed", "Ask them first: a hub is asked only when they agree")
            .If(command.SiteId is null || command.SiteId == Guid.Empty, "SiteId", "Choose a hub")
            .Text(command.SafeContact, "SafeContact", 300, "Say how the hub may safely reach them")
            .If(command.Urgency is not { } urgency || !Enum.IsDefined(urgency), "Urgency", "Choose how soon")
            .If(command.TellBack is not { } tell || !Enum.IsDefined(tell), "TellBack", "Choose whether we may tell you what came of it")
            .Text(command.Reference, "Reference", 60)
            .Throw();

        private async Task Keep(Command command, GetHousehold.Answer household, List<Guid> people, Guid organisation, Guid site, string reference, CancellationToken ct)
        {
            var practice = (await send.Ask(new GetOrganisations([organisation]), ct)).SingleOrDefault(o => o.Type == OrganisationType.GpPractice)?.OdsCode;
            var children = household.Members.Where(m => people.Contains(m.PersonId) && IsChild(m)).Select(m => m.PersonId).ToHashSet();
            var due = await referrals.Due(command.Urgency!.Value, ct);
            var task = await referrals.Arrive(command.Id, household.Id, site, command.Urgency.Value, due, ct);
            await db.Execute("""
                INSERT INTO familyhubs_gp_referral (id, sender_user_id, sender_organisation_id, practice_ods, site_id, household_id, need, need_note, agreed, safe_contact, urgency, tell_back, children,
                    received_at, state, task_id, reference, answer_due_on, version)
                VALUES (@Id, @me, @organisation, @practice, @site, @householdId, @Need, @note, 1, @safe, @Urgency, @TellBack, @count, @now, 'Received', @task, @reference, @due, 1)
                """, new
            {
                command.Id,
                me = user.Id,
                organisation,
                practice = practice?.Length <= 10 ? practice : null,
                site,
                householdId = household.Id,
                command.Need,
                note = string.IsNullOrWhiteSpace(command.NeedNote) ? null : command.NeedNote.Trim(),
                safe = command.SafeContact!.Trim(),
                command.Urgency,
                command.TellBack,
                count = children.Count,
                now = clock.Now(),
                task,
                reference,
                due,
            }, ct);
            var kept = await aliases.KeptOf(people, ct);
            foreach (var personId in people.DistinctBy(p => kept[p]))
                await db.Execute("INSERT INTO familyhubs_gp_referral_person (gp_referral_id, person_id, is_child) VALUES (@Id, @personId, @child)", new { command.Id, personId, child = children.Contains(personId) }, ct);
            await history.Add(Subject.GpReferral, command.Id, null, nameof(GpReferralState.Received), ct: ct);
        }

        /// <summary>By age, and where that is not known by their place in the household.</summary>
        private static bool IsChild(GetHousehold.Member member) => member.Age is { } age
            ? age.EndsWith("month", StringComparison.Ordinal) || age.EndsWith("months", StringComparison.Ordinal) || age.EndsWith("years", StringComparison.Ordinal)
            : member.Role == "child";
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/familyhubs/referrals", async (Command command, ISend send, CancellationToken ct) =>
            Results.Created($"/api/familyhubs/referrals/{Arrived(await send.Send(command, ct))}", null));

    /// <summary>The log keeps what failed; whoever sent it hears why.</summary>
    /// <exception cref="Refused">It reached no hub.</exception>
    private static Guid Arrived(Answer answer) => answer.Outcome != SendOutcome.Failed ? answer.Id : throw new Refused("SiteId", answer.ReasonCode == ReferralLog.SiteClosed
        ? "This hub has closed and no other took its place. Choose another, and send it under a new id"
        : "There is no hub of this id. Look up where the hubs are, and send it under a new id");

    [Allows(Permissions.SendReferral, Unscoped = "Families finds and shows only households that the worker may see")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
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

        public async Task OnGet(CancellationToken ct)
        {
            // What a GP would have to press is chosen: everybody at home, the nearest hub, in its turn.
            (Id, SafeContact, Urgency, TellBack) = (clock.NewId(), OnCard, HubUrgency.Routine, Asked.TellBack.NotAsked);
            await Show(ct);
            if (Household is { } household) PersonIds = [.. household.Members.Select(m => m.PersonId)];
            SiteId ??= Hubs.Count > 0 ? Hubs[0].Id : null;
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

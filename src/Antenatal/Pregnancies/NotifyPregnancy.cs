using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>A midwife, GP practice, health visitor, hub or outreach worker tells the midwives that somebody of a family that they work with is expecting.</summary>
internal static class NotifyPregnancy
{
    /// <param name="Id">The pregnancy's, made by the sender: a repeat answers as the first.</param>
    /// <param name="Due">Where the due date comes from; that it is not known yet is an answer.</param>
    /// <param name="Agreed">She agreed that the midwives are told: asked of hub and outreach workers.</param>
    /// <param name="MidwifeUserId">Whom to tell; null for a midwife who looks after her herself.</param>
    /// <param name="DiscussedOn">Under 16: when somebody talked with her about her safety; null where that is still to be done.</param>
    /// <param name="DiscussedBy">Who did; null for the sender.</param>
    [Allows(Permissions.Notify, Unscoped = "the person is checked against whom the viewer works with")]
    internal sealed record Command(
        Guid Id, Guid PersonId, DueFrom? Due, DateOnly? Lmp, DateOnly? EddByScan, Parity? Parity, Multiple? Multiple, bool? Agreed, bool TeamMayKnow, bool GpMayKnow, Guid? MidwifeUserId = null,
        DateOnly? DiscussedOn = null, Guid? DiscussedBy = null, string? Outcome = null) : ICommand<Answer>;

    /// <param name="Own">The sender looks after it; everybody else hears only that it was told.</param>
    /// <param name="ConcernRaised">She is under 13: a safeguarding concern was raised before this was saved.</param>
    internal sealed record Answer(Guid PregnancyId, bool Own, bool ConcernRaised);

    internal sealed class Handler(ISend send, PregnancyDesk desk, DoNotContact known, Guard guard, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Answer>
    {
        public async Task<Answer> Handle(Command command, CancellationToken ct)
        {
            var person = await Person(send, command.PersonId, ct);
            var youth = await Under16.Of(send, command.PersonId, clock.Today(), ct);
            var source = Source(user);
            Check(command, source).Throw();
            if (await TooYoung(send, command.PersonId, clock.Today(), ct) || (await known.Died([command.PersonId], ct)).Count > 0) throw new Refused("PersonId", "Choose who is expecting: she cannot be");
            if (command.MidwifeUserId is { } midwife && midwife != user.Id && !await Carers.Is(send, midwife, Roles.Midwife, ct)) throw new Refused("MidwifeUserId", "Choose a midwife from the list");
            if (command.DiscussedBy is { } by && await send.Ask(new GetStaff([by]), ct) is not [{ Ended: false }]) throw new Refused("DiscussedBy", "Choose who talked with her from the list");
            var id = await desk.Notify(new(
                command.Id, command.PersonId, person.HouseholdId, source, command.Due == DueFrom.NotKnown ? null : command.Lmp, command.Due == DueFrom.Scan ? command.EddByScan : null,
                command.Parity ?? Parity.NotKnown, command.Multiple ?? Multiple.NotKnown, command.MidwifeUserId ?? user.Id, command.TeamMayKnow, source == NotifiedBy.Practice || command.GpMayKnow,
                Discussion: command.DiscussedOn is { } on ? new(on, command.DiscussedBy, command.Outcome) : null), ct);
            return new(id, await guard.Reaches(Permissions.Write, "PregnancyId", id, ct), youth == Under16.Youth.Under13);
        }

        private static Refusals Check(Command command, NotifiedBy source) => new Refusals()
            .If(command.Id == Guid.Empty, "Id", "Send the id of the notification, a new UUID")
            .If(source == NotifiedBy.Hub && command.Agreed != true, "Agreed", "Ask her first: the midwives are told only when she agrees")
            .If(command.Due is not { } due || !Enum.IsDefined(due), "Due", "Choose whether she knows when the baby is due")
            .If(command is { Due: DueFrom.Period, Lmp: null }, "Lmp", "Enter the first day of her last period")
            .If(command is { Due: DueFrom.Scan, EddByScan: null }, "EddByScan", "Enter the due date by the scan")
            .If(command.Parity is { } parity && !Enum.IsDefined(parity), "Parity", "Choose whether she gave birth before")
            .If(command.Multiple is { } multiple && !Enum.IsDefined(multiple), "Multiple", "Choose whether there is more than one baby")
            .If(source != NotifiedBy.Midwife && command.MidwifeUserId is null, "MidwifeUserId", "Choose the midwife whom you tell");

        /// <summary>By the role; who has several tells as the one nearest to her care.</summary>
        private static NotifiedBy Source(CurrentUser user) =>
            user.Has(Roles.Midwife) ? NotifiedBy.Midwife : user.Has(Roles.HealthVisitor) ? NotifiedBy.HealthVisitor : user.Has(Roles.PracticeStaff) ? NotifiedBy.Practice : NotifiedBy.Hub;
    }

    /// <exception cref="NotFound">There is none, or not in a family that the user works with.</exception>
    private static async Task<GetPeople.Person> Person(ISend send, Guid personId, CancellationToken ct) =>
        await send.Ask(new GetPeople([personId]), ct) is [{ Masking: not Masking.Hidden } person] ? person : throw new NotFound("This person");

    /// <summary>A child whom somebody chose by a slip of the hand.</summary>
    private static async Task<bool> TooYoung(ISend send, Guid personId, DateOnly today, CancellationToken ct) => (await send.Ask(new GetAges([personId], today), ct)).Any(Under16.IsTooYoung);

    /// <summary>Whoever sends it sends it by this: under 13 the concern is raised first, by itself, and stands whatever becomes of the rest.</summary>
    internal static async Task<Answer> Tell(ISend send, TimeProvider clock, Command command, CancellationToken ct)
    {
        if (command.Id != Guid.Empty && await send.Ask(new GetPeople([command.PersonId]), ct) is [{ Masking: not Masking.Hidden }] && !await TooYoung(send, command.PersonId, clock.Today(), ct)
            && await Under16.Of(send, command.PersonId, clock.Today(), ct) == Under16.Youth.Under13)
            await send.Send(Under16.Concern(command.Id, command.PersonId), ct);
        return await send.Send(command, ct);
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/antenatal/pregnancies", async (Command command, ISend send, TimeProvider clock, CancellationToken ct) =>
        {
            var answer = await Tell(send, clock, command, ct);
            // Who does not look after it hears that it was told, and nothing of what stands.
            return answer.Own ? Results.Created($"/api/antenatal/pregnancies/{answer.PregnancyId}", null) : Results.Accepted();
        });

    [Allows(Permissions.Notify, Unscoped = "Families finds and shows only households that the worker may see")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, CurrentUser user, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid HouseholdId { get; set; }
        public string? Search { get; set; }
        public Guid PersonId { get; set; }
        public DueFrom? Due { get; set; }
        public DateOnly? Lmp { get; set; }
        public DateOnly? EddByScan { get; set; }
        public Parity? Parity { get; set; }
        public Multiple? Multiple { get; set; }
        public bool Agreed { get; set; }
        public bool? TeamMayKnow { get; set; }
        public bool? GpMayKnow { get; set; }
        public Guid? MidwifeUserId { get; set; }
        public DateOnly? DiscussedOn { get; set; }
        public string? Outcome { get; set; }

        public GetHousehold.Answer? Household { get; private set; }

        /// <summary>Of the household, without its young children.</summary>
        public IReadOnlyList<GetHousehold.Member> Members { get; private set; } = [];

        public IReadOnlyList<GetHouseholds.Household> Found { get; private set; } = [];

        public IEnumerable<SelectListItem> Midwives { get; private set; } = [];

        public bool IsMidwife => user.Has(Roles.Midwife);

        /// <summary>Hub and outreach workers tell only what she agreed to.</summary>
        public bool AsksAgreed => !IsMidwife && !user.Has(Roles.HealthVisitor) && !user.Has(Roles.PracticeStaff);

        /// <summary>A practice that tells of it knows.</summary>
        public bool AsksGp => IsMidwife || !user.Has(Roles.PracticeStaff);

        /// <summary>Who is told of somebody under 13, as the place has it.</summary>
        public string FrontDoor { get; private set; } = "";

        public Task OnGet(CancellationToken ct)
        {
            Id = clock.NewId();
            return Show(ct);
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
            if (PersonId == Guid.Empty) throw new Refused(nameof(PersonId), "Choose who is expecting");
            var told = await Tell(send, clock, new(
                Id, PersonId, Due, Due == DueFrom.NotKnown ? null : Lmp, EddByScan, Parity, Multiple, Agreed, TeamMayKnow == true, GpMayKnow == true, IsMidwife ? null : MidwifeUserId, DiscussedOn, null, Outcome), ct);
            return Redirect(told.ConcernRaised ? "/antenatal/notify/told?concern=true" : told.Own ? $"/antenatal/pregnancies/{told.PregnancyId}" : "/antenatal/notify/told");
        });

        protected override async Task Show(CancellationToken ct)
        {
            if (HouseholdId != Guid.Empty)
            {
                Household = await send.Ask(new GetHousehold(HouseholdId), ct) ?? throw new NotFound("This household");
                var young = (await send.Ask(new GetAges([.. Household.Members.Select(m => m.PersonId)], clock.Today()), ct)).Where(Under16.IsTooYoung).Select(a => a.PersonId).ToHashSet();
                Members = [.. Household.Members.Where(m => !young.Contains(m.PersonId))];
                FrontDoor = await send.Ask(new GetSetting("antenatal.under13Referral", Household.NeighbourhoodId), ct);
                if (!IsMidwife) Midwives = Staff.Choices(await send.Ask(new FindStaff(null, Roles.Midwife), ct));
            }
            else if (!string.IsNullOrWhiteSpace(Search)) Found = await send.Ask(new FindHouseholds(Search), ct);
        }
    }
}

/// <summary>Tells whoever told of a pregnancy that the midwives know: nothing else.</summary>
internal static class ToldOfPregnancy
{
    [Allows(Permissions.Notify, Unscoped = "it says nothing about anybody: that it was told, and whom to ring")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : PageModel
    {
        public bool Concern { get; set; }

        public string FrontDoor { get; private set; } = "";

        public async Task OnGet(CancellationToken ct) => FrontDoor = await send.Ask(new GetSetting("antenatal.under13Referral"), ct);
    }
}

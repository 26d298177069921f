using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>A hub worker, midwife or practitioner says that somebody of a family that they work with would like somebody to talk to (form F7).</summary>
internal static class AskForFamily
{
    /// <param name="Id">The request's, made when the form was shown: a repeat answers as the first.</param>
    /// <param name="PersonId">Who would like somebody to talk to; one of the household.</param>
    [Allows(Permissions.Refer, On = nameof(HouseholdId))]
    internal sealed record Command(Guid Id, Guid HouseholdId, Guid PersonId, Wishes Wishes, Guid? PregnancyId = null) : ICommand<Guid>;

    internal sealed class Handler(ISend send, RequestDesk desk, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var household = await send.Ask(new GetHousehold(command.HouseholdId), ct) ?? throw new NotFound("This household");
            if (household.Members.All(m => m.PersonId != command.PersonId)) throw new Refused("PersonId", "Choose who would like somebody to talk to");
            if (await Under16.IsYoung(send, command.PersonId, clock.Today(), ct)) throw new Refused("PersonId", "Choose an adult or a young person: this is for parents");
            command.Wishes.Check();
            return await desk.Open(command.Wishes.For(command.Id, command.PersonId, household.Id, Source(user)) with { PregnancyId = command.PregnancyId }, ct);
        }

        /// <summary>By the role; who has several asks as the one nearest to the family.</summary>
        private static RequestSource Source(CurrentUser user) =>
            user.Has(Roles.Midwife) ? RequestSource.Midwife
            : user.Has(Roles.HubWorker) || user.Has(Roles.HubManager) ? RequestSource.Hub
            : user.Has(Roles.LinkWorker) ? RequestSource.LinkWorker
            : RequestSource.Practitioner;
    }

    /// <summary>Whoever sends it sends it by this: under 13 and expecting, the concern is raised first, by itself, and stands whatever becomes of the rest.</summary>
    internal static async Task<Guid> Tell(ISend send, TimeProvider clock, Command command, CancellationToken ct)
    {
        if (await send.Ask(new GetPeople([command.PersonId]), ct) is [{ Masking: not Masking.Hidden }] && !await Under16.IsYoung(send, command.PersonId, clock.Today(), ct))
            await Under16.Tell(send, command.Id, command.PersonId, command.Wishes.Expecting == true || command.PregnancyId is not null, clock.Today(), ct);
        return await send.Send(command, ct);
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/peersupport/requests", async (Command command, ISend send, TimeProvider clock, CancellationToken ct) =>
        {
            await Tell(send, clock, command, ct);
            // Who brought it knows that they did, and nothing of what becomes of it.
            return Results.Accepted();
        });

    [Allows(Permissions.Refer, Unscoped = "Families finds and shows only households that the worker may see")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : WishesPage
    {
        public Guid Id { get; set; }
        public Guid HouseholdId { get; set; }
        public Guid? PregnancyId { get; set; }
        public Guid PersonId { get; set; }
        public string? Search { get; set; }

        internal GetHousehold.Answer? Household { get; private set; }

        /// <summary>Of the household, without its young children.</summary>
        internal IReadOnlyList<GetHousehold.Member> Members { get; private set; } = [];

        internal IReadOnlyList<GetHouseholds.Household> Found { get; private set; } = [];

        public Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
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
            if (PersonId == Guid.Empty) throw new Refused(nameof(PersonId), "Choose who would like somebody to talk to");
            await Tell(send, clock, new(Id, HouseholdId, PersonId, Answers(), PregnancyId), ct);
            return Redirect("/peersupport/ask/told");
        });

        protected override async Task Show(CancellationToken ct)
        {
            if (HouseholdId != Guid.Empty)
            {
                Household = await send.Ask(new GetHousehold(HouseholdId), ct) ?? throw new NotFound("This household");
                var ages = await send.Ask(new GetAges([.. Household.Members.Select(m => m.PersonId)], clock.Today()), ct);
                var young = ages.Where(a => a is { Months: < 12 * 8 } or { IsUnborn: true }).Select(a => a.PersonId).ToHashSet();
                Members = [.. Household.Members.Where(m => !young.Contains(m.PersonId))];
            }
            else if (!string.IsNullOrWhiteSpace(Search)) Found = await send.Ask(new FindHouseholds(Search), ct);
        }
    }
}

/// <summary>Tells whoever asked for a family that the coordinators have it: nothing else.</summary>
internal static class ToldOfRequest
{
    [Allows(Permissions.Refer, Unscoped = "it says nothing about anybody: that it was told")]
    internal sealed class Page : Microsoft.AspNetCore.Mvc.RazorPages.PageModel;
}

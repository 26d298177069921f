using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.After;
using Neighbourhood.FamilyHubs.Bookings;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A hub worker offers a family what a case meeting proposed: books them, with them, into a session, or begins to work with them and owes a welcome. Also again, where that session is not on.</summary>
internal static class AcceptProposal
{
    /// <param name="SiteId">For which hub; null where the worker has one alone that was asked.</param>
    /// <param name="SessionId">Needed where a place in a session is proposed.</param>
    /// <param name="PersonIds">Who comes, of the household.</param>
    /// <param name="BookingId">Made when the form was shown: a second press books nothing twice.</param>
    [Allows(Permissions.AnswerProposals, On = nameof(ProposalId))]
    internal sealed record Command(Guid ProposalId, Guid? SiteId, Guid? SessionId, IReadOnlyList<Guid>? PersonIds, Guid BookingId, int Version) : ICommand;

    internal sealed class Handler(
        Db db, ISend send, Proposals proposals, AskedSites sites, BookingDesk bookings, Registrations registrations, DoNotContact holds, HubSessions sessions, History history, CurrentUser user, TimeProvider clock)
        : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await proposals.Find(command.ProposalId, ct);
            if (now.State == ProposalState.Accepted && now.AgainAt is not null)
            {
                await Again(now, command, ct);
                return default;
            }
            if (await proposals.ToAnswer(command.ProposalId, ProposalState.Accepted, command.Version, ct) is not { } proposal) return default;
            var siteId = await proposals.SiteOf(proposal, command.SiteId, ct);
            var booking = proposal.Kind == ProposalKind.Session ? await Book(proposal, command, ct) : (Guid?)null;
            await proposals.Answer(proposal, siteId, ProposalState.Accepted, null, booking, ct);
            if (proposal.Kind == ProposalKind.Link) await registrations.Join(proposal.HouseholdId, siteId, "mdt", ct);
            return default;
        }

        /// <summary>Another session in the place of the one that is not on: the team had its answer, and is told nothing twice.</summary>
        private async Task Again(Proposals.Standing proposal, Command command, CancellationToken ct)
        {
            if (proposal.Version != command.Version) throw new Conflict("Somebody else has changed this. Look at what stands now, then try again.");
            if (proposal.SiteId is not { } site || !(await sites.Mine(Permissions.AnswerProposals, ct)).Contains(site)) throw new NotFound("The proposal");
            var booking = await Book(proposal, command, ct);
            await db.ExecuteVersioned("""
                UPDATE familyhubs_proposal SET booking_id = @booking, again_at = NULL, answered_by = @me, answered_at = @now, version = version + 1 WHERE id = @Id AND version = @Version
                """, new { proposal.Id, proposal.Version, booking, me = user.Id, now = clock.Now() }, ct: ct);
            await history.Add(Subject.Proposal, proposal.Id, nameof(ProposalState.Accepted), nameof(ProposalState.Accepted), "Another session", ct);
        }

        private async Task<Guid> Book(Proposals.Standing proposal, Command command, CancellationToken ct)
        {
            List<Guid> people = [.. (command.PersonIds ?? []).Distinct()];
            new Refusals()
                .If(command.SessionId is null, "SessionId", "Choose a session")
                .If(people.Count == 0, "PersonIds", "Choose who will come")
                .If(command.BookingId == Guid.Empty, "", "This form came without its id: open it again, then send it")
                .Throw();
            var household = await send.Ask(new GetHousehold(proposal.HouseholdId), ct) ?? throw new Refused("", "This family is not shown to you yet. Try again in a minute.");
            if (people.Exists(p => household.Members.All(m => m.PersonId != p))) throw new Refused("PersonIds", "Choose people of this household");
            if ((await holds.Held(people, ct)).Count > 0) throw new Refused("PersonIds", "Do not contact somebody whom you chose: ask first who works with this family");
            if (!await sessions.IsOfMine(command.SessionId!.Value, ct)) throw new Refused("SessionId", "Choose a session of your own hubs that takes bookings");
            return await bookings.Book(new NewBooking(command.BookingId, command.SessionId.Value, proposal.HouseholdId, people, BookingSource.MdtProposal, ProposalId: proposal.Id), ct);
        }
    }

    [Allows(Permissions.AnswerProposals, On = nameof(ProposalId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : ProposalPage(send)
    {
        public Guid BookingId { get; set; }
        public Guid? SessionId { get; set; }
        public List<Guid> PersonIds { get; set; } = [];

        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            BookingId = clock.NewId();
            var shown = await ShowStep(v => v.MayAnswer || v.Again, ct);
            // Those whom the team named; all of the household where it named none.
            if (View.Household is { } household && PersonIds.Count == 0)
                PersonIds = [.. household.Members.Select(m => m.PersonId).Where(id => View.PersonIds.Count == 0 || View.PersonIds.Contains(id))];
            return shown;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(ProposalId, SiteId, SessionId, PersonIds, BookingId, Version), ct);
    }
}

using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>The coordinator asked the parent whether they would like what a team proposed: a yes becomes a request with their own answers, a no ends it, and the team hears which.</summary>
internal static class AnswerProposal
{
    /// <param name="Yes">What the parent said.</param>
    /// <param name="Wishes">Their answers to form F7; not looked at when they said no.</param>
    [Allows(Permissions.WriteRequests, On = nameof(PeerRequestId))]
    internal sealed record Command(Guid PeerRequestId, int Version, bool? Yes, Wishes Wishes) : ICommand;

    internal sealed class Handler(Db db, ISend send, RequestSteps steps, RequestDesk desk, RequestTasks tasks, Homes homes, Under16 under16, WordsVault vault, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (command.Yes is not { } yes) throw new Refused("Yes", "Ask the parent, and say what they said");
            var now = await steps.Find(command.PeerRequestId, ct);
            if (now.Status == RequestStatus.Proposed && await Waits(now.Id, ct)) throw new Refused("", "The team has not confirmed its decision yet. Ask the parent when it stands");
            if (!yes)
            {
                if (!await steps.To(now.Id, RequestStatus.Declined, command.Version, null, ct)) return default;
                await db.Execute("UPDATE peersupport_request SET ended_on = @today WHERE id = @Id", new { now.Id, today = clock.Today() }, ct);
                await tasks.End(now.Id, ct);
                await tasks.Answer(now.Id, PeerProposalOutcome.PersonDeclined, ct);
                return default;
            }
            command.Wishes.Check();
            await desk.MayAsk(now.PersonId, command.Wishes.ShareAgreed == true, ct);
            var youth = command.Wishes.Expecting == true ? await Under16.Of(send, now.PersonId, clock.Today(), ct) : Under16.Youth.Older;
            var concern = youth == Under16.Youth.Under13 ? await send.Send(Under16.Concern(now.Id, now.PersonId), ct) : (Guid?)null;
            if (!await steps.To(now.Id, RequestStatus.New, command.Version, null, ct)) return default;
            await Keep(now, command.Wishes, concern, ct);
            if (youth != Under16.Youth.Older)
            {
                var (task, lead) = await under16.Ask(now.ProgrammeId, now.PersonId, $"/peersupport/requests/{now.Id}/conversation", ct);
                await db.Execute("UPDATE peersupport_request SET lead_task_id = @task, lead_user_id = @lead WHERE id = @Id", new { now.Id, task, lead }, ct);
            }
            await tasks.Next(now.Id, ct);
            await tasks.Answer(now.Id, PeerProposalOutcome.Accepted, ct);
            return default;
        }

        private async Task<bool> Waits(Guid id, CancellationToken ct) =>
            await db.Find<int>("SELECT COUNT(*) FROM peersupport_request WHERE id = @id AND waits_for_decision = 1", new { id }, ct) > 0;

        /// <summary>The parent's own answers, and the clock that begins with their yes.</summary>
        private async Task Keep(RequestSteps.Now now, Wishes wishes, Guid? concern, CancellationToken ct)
        {
            var home = await homes.Of(now.PersonId, now.HouseholdId, ct);
            await db.Execute("""
                UPDATE peersupport_request SET wants = @wants, channel = @Channel, urgency = @Urgency, prefer_language = @language, prefer_sex = @sex, prefer_age = @age, prefer_faith = @faith, prefer_near = @near,
                    free_when = @free, avoid_note = @avoid, share_agreed_on = @agreed, clock_from = @today, due_on = @due, expecting = @Expecting, concern_id = @concern
                WHERE id = @Id
                """, new
            {
                now.Id,
                wants = Codes.Of(wishes.Wants),
                wishes.Channel,
                wishes.Urgency,
                language = vault.Close(now.Id, Codes.Trimmed(wishes.Prefer.Language)),
                sex = Codes.Trimmed(wishes.Prefer.Sex),
                age = Codes.Trimmed(wishes.Prefer.Age),
                faith = vault.Close(now.Id, Codes.Trimmed(wishes.Prefer.Faith)),
                near = Codes.Trimmed(wishes.Prefer.Near),
                free = vault.Close(now.Id, Codes.Trimmed(wishes.FreeWhen)),
                avoid = vault.Close(now.Id, Codes.Trimmed(wishes.Avoid)),
                agreed = wishes.ShareAgreed == true ? clock.Today() : (DateOnly?)null,
                today = clock.Today(),
                due = await desk.Due(home?.NeighbourhoodId, ct),
                wishes.Expecting,
                concern,
            }, ct);
            await db.Execute("DELETE FROM peersupport_request_topic WHERE request_id = @Id", new { now.Id }, ct);
            foreach (var topic in wishes.About.Distinct())
                await db.Execute("INSERT INTO peersupport_request_topic (request_id, topic) VALUES (@Id, @topic)", new { now.Id, topic }, ct);
            if (wishes.ShareAgreed == true) await send.Send(new AgreeToSharing(now.Id, now.PersonId, SharingPurpose.PeerSupport, clock.Today()), ct);
        }
    }

    [Allows(Permissions.WriteRequests, On = nameof(PeerRequestId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : WishesPage
    {
        public Guid PeerRequestId { get; set; }
        public int Version { get; set; }
        public bool? Yes { get; set; }

        internal SeeRequest.View Found { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            Version = Found.Request.Version;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await Show(ct);
            if (Yes == true) await Under16.Tell(send, PeerRequestId, Found.Request.PersonId, Expecting == true, clock.Today(), ct);
            await send.Send(new Command(PeerRequestId, Version, Yes, Answers()), ct);
            return Redirect($"/peersupport/requests/{PeerRequestId}?said={(Yes == true ? "yes" : "no")}");
        });

        protected override async Task Show(CancellationToken ct) => Found = await send.Ask(new SeeRequest(PeerRequestId), ct);
    }
}

using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>A health visitor reads what a midwife hands over, and receives the family: from then it is with the health visitors.</summary>
internal static class ReceiveHandover
{
    [Allows(Permissions.ReceiveHandOver, On = nameof(HandoverId))]
    internal sealed record Query(Guid HandoverId) : IQuery<Answer>;

    /// <param name="Baby">A living baby: their page is where the work goes on; null for none.</param>
    internal sealed record Answer(Guid PregnancyId, string Name, Guid? Baby, IReadOnlyList<string> Content, DateOnly SentOn, string SentBy, DateOnly ReplyBy, DateOnly? ReceivedOn, bool TakenBack, bool Held, int Version);

    [Allows(Permissions.ReceiveHandOver, On = nameof(HandoverId))]
    internal sealed record Command(Guid HandoverId, int Version) : ICommand;

    internal sealed class Reader(PregnancySteps steps, Handovers handovers, BornBabies babies, DoNotContact holds, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var one = await handovers.Find(query.HandoverId, ct);
            var now = await steps.Find(one.PregnancyId, ct);
            var person = await send.Ask(new GetPeople([now.PersonId]), ct) is [var her] ? her : null;
            var staff = await send.Names([one.SentBy], ct);
            var held = (await holds.Held([now.PersonId], ct)).Count > 0;
            var baby = (await babies.Of(now.Id, ct)).FirstOrDefault(b => b.DiedOn is null)?.PersonId;
            audit.Saw(now.PersonId);
            // Taken back: it is somebody else's to read.
            return new(now.Id, person is null or { Masking: Masking.Hidden } ? "Not shown to you yet: look again in a minute" : person.Name, baby, one.WithdrawnOn is null ? one.Content.Split('\n') : [], one.SentOn,
                staff(one.SentBy), one.ReplyBy, one.ReceivedOn, one.WithdrawnOn is not null, held, one.Version);
        }
    }

    internal sealed class Handler(Db db, PregnancySteps steps, Handovers handovers, Involvements involvements, History history, ISend send, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var one = await handovers.Find(command.HandoverId, ct);
            if (one.ReceivedOn is not null && one.ReceivedBy == user.Id) return default; // pressed twice
            if (one.ReceivedOn is not null) throw new Conflict("A colleague has received this family already. Nothing needs to be done.");
            if (one.WithdrawnOn is not null) throw new Refused("", "The midwife has sent it to somebody else since. Nothing needs to be done.");
            var now = await steps.Find(one.PregnancyId, ct);
            await db.ExecuteVersioned("""
                UPDATE antenatal_handover SET received_on = @today, received_by = @me, version = version + 1 WHERE id = @HandoverId AND version = @Version
                """, new { command.HandoverId, command.Version, today = clock.Today(), me = user.Id }, ct: ct);
            await history.Add(Subject.Handover, one.Id, "Sent", "Received", ct: ct);
            if (one.TaskId is { } task) await send.Send(new CloseTask(task, TaskOutcome.Done), ct);
            // Closed by a death in between, or moved on: the receipt stands all the same.
            if (now.Status == PregnancyStatus.Closed) await involvements.End(now.Id, ct);
            if (now.Status != PregnancyStatus.Born) return default;
            await steps.Brought(now.Id, PregnancyStatus.HandedOver, ct);
            // Whoever of the team received it is her visitor where nobody was named.
            await db.Execute("UPDATE antenatal_pregnancy SET hv_user_id = @me WHERE id = @Id AND hv_user_id IS NULL", new { now.Id, me = user.Id }, ct);
            return default;
        }
    }

    [Allows(Permissions.ReceiveHandOver, On = nameof(HandoverId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid HandoverId { get; set; }
        public int Version { get; set; }

        internal Answer View { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            Version = View.Version;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await send.Send(new Command(HandoverId, Version), ct);
            return Redirect($"/antenatal/hand-overs/{HandoverId}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            View = await send.Ask(new Query(HandoverId), ct);
            if (Conflict is null) return;
            ModelState.Remove(nameof(Version));
            Version = View.Version;
        }
    }
}

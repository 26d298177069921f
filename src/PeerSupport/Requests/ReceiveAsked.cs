using Microsoft.Extensions.Localization;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>The program keeps what somebody wrote on the public page: a request, and no person and no record. Nobody is looked for, so nothing can tell who is known.</summary>
internal static class ReceiveAsked
{
    internal const string TaskKind = "peersupport.asked";

    /// <param name="AskedId">Made by the form. Sent again put right, the later words stand, as long as nobody has tried to reach them.</param>
    [Allows(Permissions.WriteRequests, Unscoped = "the program keeps what comes from the public page; whose programme it is it finds itself")]
    internal sealed record Command(Guid AskedId, AskerWords Words, Guid? ConcernId) : ICommand;

    internal sealed class Handler(Db db, ISend send, Homes homes, AskedVault vault, Under16 under16, History history, IStringLocalizer<Texts> says, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var words = command.Words.Cleaned();
            if (command.AskedId == Guid.Empty) throw new Refused("", says["Wrong_Id"]);
            words.Check(says);
            var neighbourhood = words.Postcode is { } postcode ? (await send.Ask(new GetAreaOf(postcode, clock.Today()), ct)).NeighbourhoodId : null;
            var programme = await homes.Programme(neighbourhood, ct) ?? throw new Refused("", says["Closed_NotSent"]);
            var closed = vault.Close(command.AskedId, words);
            var again = await db.Execute("""
                UPDATE peersupport_asked SET words = @closed, age_band = @Age, pregnant = @Pregnant, concern_id = COALESCE(@ConcernId, concern_id), version = version + 1 WHERE id = @AskedId AND status = 'New'
                """, new { command.AskedId, closed, words.Age, words.Pregnant, command.ConcernId }, ct) > 0;
            // Somebody tried to reach them already: what they read stands.
            if (!again && await db.Find<int>("SELECT COUNT(*) FROM peersupport_asked WHERE id = @AskedId", new { command.AskedId }, ct) > 0) return default;
            var young = words is { Pregnant: true, Age: not AskerAge.Older };
            if (!again) await Keep(command, words, programme, closed, young, ct);
            if (young) await TellLead(command.AskedId, programme, ct);
            return default;
        }

        private async Task Keep(Command command, AskerWords words, Guid programme, string closed, bool young, CancellationToken ct)
        {
            var task = await send.Send(new OpenTask(
                clock.NewId(), "Answer somebody who wrote that they would like somebody to talk to", TaskKind, null, null,
                young ? clock.Today() : await send.Ask(new AddWorkingDays(clock.Today(), Asked.PromisedWorkingDays), ct), young ? TaskPriority.Urgent : TaskPriority.Medium, null, programme,
                $"/peersupport/asked/{command.AskedId}"), ct);
            await db.Execute("""
                INSERT INTO peersupport_asked (id, programme_id, status, words, age_band, pregnant, received_at, tries, concern_id, task_id, version)
                VALUES (@AskedId, @programme, 'New', @closed, @Age, @Pregnant, @now, 0, @ConcernId, @task, 1)
                """, new { command.AskedId, programme, closed, words.Age, words.Pregnant, now = clock.Now(), command.ConcernId, task }, ct);
            await history.Add(Subject.Asked, command.AskedId, null, nameof(AskedStatus.New), ct: ct);
        }

        private async Task TellLead(Guid id, Guid programme, CancellationToken ct)
        {
            if (await db.Find<int>("SELECT COUNT(*) FROM peersupport_asked WHERE id = @id AND lead_task_id IS NULL", new { id }, ct) == 0) return;
            var (task, lead) = await under16.Ask(programme, null, $"/peersupport/asked/{id}", ct);
            await db.Execute("UPDATE peersupport_asked SET lead_task_id = @task, lead_user_id = @lead WHERE id = @id", new { id, task, lead }, ct);
        }
    }
}

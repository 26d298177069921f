using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>A coordinator takes a supporter to the next state: each gate stays shut until its checks are there.</summary>
/// <param name="To">Checks, Training, Approved or Active; the others have pages of their own.</param>
[Allows(Permissions.WriteSupporters, On = nameof(SupporterId))]
internal sealed record MoveSupporter(Guid SupporterId, int Version, SupporterStatus? To) : ICommand
{
    internal sealed class Handler(Db db, SupporterSteps steps, Fitness fitness) : ICommandHandler<MoveSupporter>
    {
        public async Task<Done> Handle(MoveSupporter command, CancellationToken ct)
        {
            if (command.To is not (SupporterStatus.Checks or SupporterStatus.Training or SupporterStatus.Approved or SupporterStatus.Active) || command.To is not { } to) throw new Refused("", "Choose the next step");
            var now = await steps.Find(command.SupporterId, ct);
            if (now.Status == to && now.Version == command.Version + 1) return default;
            Supporter.Check(now.Status, to);
            var lacking = await fitness.LacksFor(now.Id, to, ct);
            if (lacking.Count > 0) throw new Refused([.. lacking.Select(l => new Refused.Reason("", l))]);
            if (await steps.To(now.Id, to, command.Version, null, ct) && to == SupporterStatus.Active)
                await db.Execute("UPDATE peersupport_supporter SET paused_on = NULL WHERE id = @Id", now, ct);
            return default;
        }
    }
}

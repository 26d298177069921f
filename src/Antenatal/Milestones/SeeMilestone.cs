using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Milestones;

/// <summary>One appointment, scan or visit, as whoever notes it sees it.</summary>
[Allows(Permissions.NoteMilestones, On = nameof(MilestoneId))]
internal sealed record SeeMilestone(Guid MilestoneId) : IQuery<SeeMilestone.View>
{
    /// <param name="At">"28+0", or "not known"; null where no baby is expected any more.</param>
    /// <param name="Held">Do not contact, ask first.</param>
    internal sealed record View(MilestoneSteps.Standing Milestone, Guid PregnancyId, string Who, string? At, bool Held)
    {
        internal string Name => Schedule.Label(Milestone.Code);
    }

    internal sealed class Handler(MilestoneSteps steps, ISend send, DoNotContact contact, Audit audit, TimeProvider clock) : IQueryHandler<SeeMilestone, View>
    {
        public async Task<View> Handle(SeeMilestone query, CancellationToken ct)
        {
            var (one, pregnancy) = await steps.See(query.MilestoneId, ct);
            var who = await send.NameOf(pregnancy.PersonId, ct);
            var held = (await contact.Held([pregnancy.PersonId], ct)).Count > 0;
            audit.Saw(pregnancy.PersonId);
            return new(one, pregnancy.Id, who, Pregnancy.IsExpecting(pregnancy.Status) ? Gestation.Of(pregnancy.AgreedEdd, clock.Today())?.Text ?? "not known" : null, held);
        }
    }
}

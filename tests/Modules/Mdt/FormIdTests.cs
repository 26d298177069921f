using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Minutes;
using Neighbourhood.Mdt.Referrals;
using Neighbourhood.Mdt.Teams;
using Xunit;

namespace Neighbourhood.Modules.Mdt;

public sealed class FormIdTests : ArrangedMeeting
{
    [Fact]
    public async Task A_form_that_comes_without_its_id_is_refused_and_makes_nothing()
    {
        var (meeting, _) = await Finished();
        await IsRefused(Chair.Send(new AddMember.Command(Guid.Empty, Mdt, Gp.Id, "none", "gp")), "", "without its id");
        await IsRefused(Chair.Send(new CreateTeam.Command(Guid.Empty, "Sale", "family", [Mdt], null, null, null, null)), "", "without its id");
        await IsRefused(Chair.Send(new ScheduleMeeting.Command(Guid.Empty, Mdt, "Sale", Today, TimeOnly.MaxValue, 60, "Hall")), "", "without its id");
        await IsRefused(HealthReferrer().Send(new StartReferral.Command(Guid.Empty, World.NewId())), "", "without its id");
        await Chair.Send(new ApproveMinutes.Command(meeting, null, await Version(meeting), await EntriesVersion(meeting)));
        await IsRefused(Chair.Send(new AddAddendum.Command(Guid.Empty, meeting, null, "More")), "", "without its id");

        await Case();
        var item = await Started(await Running());
        await IsRefused(Coordinator.Send(new InviteToItem.Command(Guid.Empty, item, Guest.Id)), "", "without its id");
        await IsRefused(Chair.Send(new RecordDecision.Command(Guid.Empty, item, MdtDecisionCode.ContinuePlan, null, null, null, null, false)), "", "without its id");
        await IsRefused(Chair.Send(new AddAction.Command(Guid.Empty, item, "Ring", Gp.Id, null)), "", "without its id");
    }

    private Neighbourhood.Testing.Actor HealthReferrer() => World.As(Neighbourhood.Kernel.Roles.HealthVisitor);
}

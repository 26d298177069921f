using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Minutes;
using Neighbourhood.Testing;

namespace Neighbourhood.Modules.Mdt.Minutes;

/// <summary>A meeting of two families that is over: each with an action of the health visitor, the second with one of an invited guest; a deputy came for the GP.</summary>
public abstract class ArrangedMinutes : ArrangedMeeting
{
    protected Actor Locum { get; private set; } = null!;
    protected Guid Meeting { get; private set; }
    protected Guid First { get; private set; }
    protected Guid Second { get; private set; }

    protected async Task Over()
    {
        Locum = World.As(Roles.Midwife);
        var cases = new[] { await Case(-2), await Case(-1) };
        foreach (var caseId in cases) await Referral(caseId);
        Meeting = await ListOpen();
        (First, Second) = (await ItemOf(Meeting, cases[0]), await ItemOf(Meeting, cases[1]));
        await Coordinator.Send(new InviteToItem.Command(World.NewId(), Second, Guest.Id));
        await Coordinator.Send(new CloseList.Command(Meeting, await Version(Meeting)));
        await Chair.Send(new RecordArrival.Command(Meeting, Locum.Id, Gp.Id));
        await Chair.Send(new RecordArrival.Command(Meeting, HealthVisitor.Id, null));
        await Chair.Send(new StartMeeting.Command(Meeting, await Version(Meeting)));
        foreach (var item in new[] { First, Second })
        {
            await Chair.Send(new StartItem.Command(item, await Version(item)));
            await Recorded(item);
            if (item == Second) await Chair.Send(new AddAction.Command(World.NewId(), item, "Bring the food parcel", Guest.Id, null));
            await Closed(item);
        }
        await Chair.Send(new FinishMeeting.Command(Meeting, await Version(Meeting)));
    }

    protected async Task Approved()
    {
        await Over();
        await Chair.Send(new ApproveMinutes.Command(Meeting, null, await Version(Meeting), await EntriesVersion(Meeting)));
    }

    protected async Task Sent()
    {
        await Approved();
        await Coordinator.Send(new CirculateMinutes.Command(Meeting, await Version(Meeting)));
    }
}

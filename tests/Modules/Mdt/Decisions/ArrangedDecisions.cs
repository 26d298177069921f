using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Decisions;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Testing;

namespace Neighbourhood.Modules.Mdt.Decisions;

/// <summary>Decisions made in a running meeting that needs a GP and a health visitor, brought to where a test begins.</summary>
public abstract class ArrangedDecisions : ArrangedMeeting
{
    /// <summary>The setting mdt.confirmInWriting.</summary>
    protected bool InWriting { get; set; } = true;

    protected Guid CaseId { get; private set; }
    protected Guid Meeting { get; private set; }
    protected Guid Item { get; private set; }

    /// <summary>An item that is being discussed, with these people in the room; the GP alone unless told: no quorum.</summary>
    protected async Task Discussing(params Actor[] here)
    {
        World.Answers<GetSetting, string>(q => q.Key switch
        {
            "mdt.reviewWeeks" => "6..12",
            "mdt.reviewDefaultWeeks" => "8",
            "mdt.proposalAnswerWd" => "10",
            "mdt.noChangeLimit" => "2",
            "mdt.confirmInWriting" => InWriting ? "on" : "off",
            _ => "14",
        });
        CaseId = await Case();
        await Referral(CaseId);
        Meeting = await Running(here.Length == 0 ? [Gp] : here);
        Item = await Started(Meeting);
    }

    internal async Task<Guid> Decide(MdtDecisionCode code, bool agreed = false, string? reason = null) => await Chair.Send(new RecordDecision.Command(
        World.NewId(), Item, code, ProposalStates.IsForHub(code) || code == MdtDecisionCode.ReferToSpecialist ? "Marram hub" : null, null, null,
        code is MdtDecisionCode.ChangeLead or MdtDecisionCode.JointVisit ? Gp.Id : null, agreed, reason));

    /// <summary>Closes the item with all that it needs.</summary>
    protected async Task ItemClosed()
    {
        await Chair.Send(new AddAction.Command(World.NewId(), Item, "Ring the nursery", HealthVisitor.Id, null));
        await Chair.Send(new SaveItemNotes.Command(Item, null, "She wants the nights to be easier.", await Version(Item)));
        await Closed(Item);
    }

    /// <summary>One decision, its item closed.</summary>
    internal async Task<Guid> Decided(MdtDecisionCode code, bool agreed = false, bool quorate = false, string? reason = null)
    {
        await Discussing(quorate ? [Gp, HealthVisitor] : [Gp]);
        var id = await Decide(code, agreed, reason);
        await ItemClosed();
        return id;
    }

    protected Task Comes(Actor who) => Chair.Send(new RecordArrival.Command(Meeting, who.Id, null));

    protected Task Leaves(Actor who) => Chair.Send(new RecordDeparture.Command(Meeting, who.Id));

    /// <summary>Somebody declared a conflict with the family, whatever the state of the item.</summary>
    protected Task Conflicted(Guid userId) => World.Arrange(
        "INSERT INTO mdt_conflict (item_id, user_id, reason, declared_at) VALUES (@Item, @userId, 'A friend', @now)", new { Item, userId, now = World.Clock.Now() });

    internal async Task<DecisionView> See(Guid id) => await Chair.Ask(new SeeDecision(id));

    protected async Task<bool> Acted(Guid id) => (await World.Sql<int>("SELECT COUNT(*) FROM mdt_decision WHERE id = @id AND acted_at IS NOT NULL", new { id })).Single() == 1;

    protected async Task<IReadOnlyList<string>> Steps(Guid id) => await World.Sql<string>("SELECT to_status FROM mdt_step WHERE subject_id = @id ORDER BY at, id", new { id });

    internal IReadOnlyList<MdtNoticeGiven> Notices(MdtNoticeKind kind) => [.. Told<MdtNoticeGiven>().Where(n => n.Kind == kind)];

    /// <summary>The action that stands for a proposal: Open, Done or Cancelled, with what was written to it.</summary>
    protected async Task<string> ActionOf(Guid decision) => (await World.Sql<string>("""
        SELECT CONCAT(CASE WHEN a.done_at IS NOT NULL THEN 'Done' WHEN a.cancelled_at IS NOT NULL THEN 'Cancelled' ELSE 'Open' END, ': ', COALESCE(a.evidence, a.cancelled_reason, a.text))
        FROM mdt_proposal p JOIN mdt_action a ON a.id = p.action_id WHERE p.decision_id = @decision
        """, new { decision })).Single();
}

using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>The coordinator or chair of the team that is asked takes the case over: a case of its own opens or is joined, and the other team's ends.</summary>
internal static class AcceptTransfer
{
    /// <param name="Id">The case to open. Not used where the family has an open case in this team: its id is the answer.</param>
    /// <param name="LeadUserId">A member of the team. Not used where a case is joined: it keeps its own lead.</param>
    /// <param name="CarryActions">What is not done yet goes along; else it stays under the case that ends.</param>
    [Allows(Permissions.HandOver, On = nameof(TransferId))]
    internal sealed record Command(Guid Id, Guid TransferId, Guid? LeadUserId, bool CarryActions) : ICommand<Guid>;

    internal sealed class Handler(
        Db db, Transfers transfers, TakeOver takeOver, ReferralDesk referrals, CaseStates states, CaseSteps cases, TeamDesk desk, History history, ISend send, IOutbox outbox,
        TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            new Refusals().HasId(command.Id).Throw();
            var asked = await transfers.Find(command.TransferId, ct);
            if (!HandOver.CheckWaits(asked.Outcome, TransferOutcome.Accepted)) return asked.ToCaseId!.Value;
            CaseMachine.Check(await states.Of(asked.CaseId, ct), CaseState.Transferred);
            var joined = await referrals.OpenCaseOf(asked.ToMdtId, asked.HouseholdId, ct);
            var caseId = joined?.Id ?? command.Id;
            await takeOver.LeaveLists(asked, ct);
            if (joined is null) await takeOver.Open(caseId, asked, await Lead(command, asked, ct), ct);
            else await history.Add(Subject.Case, caseId, nameof(CaseStatus.Open), nameof(CaseNote.CaseJoined), asked.Team, ct);
            await takeOver.Refer(clock.NewId(), caseId, asked, ct);
            if (command.CarryActions) await takeOver.CarryActions(caseId, asked, ct);

            await transfers.End(asked, TransferOutcome.Accepted, null, caseId, ct);
            await cases.Close(asked.CaseId, CaseEnd.Transferred, $"Taken over by {asked.ToTeam}", ct);
            await outbox.Add(new MdtCaseTransferred(asked.CaseId, asked.HouseholdId, asked.MdtId, asked.ToMdtId, caseId, clock.Today()), ct);
            var runs = await db.Query<Guid>("SELECT user_id FROM mdt_member WHERE mdt_id = @MdtId AND left_on IS NULL AND duty IN ('chair', 'coordinator') ORDER BY id", asked, ct);
            await desk.Tell(MdtNoticeKind.TransferAccepted, asked.CaseId, asked.HouseholdId, [.. runs.Select(r => (Guid?)r), asked.LeadUserId], ct);
            return caseId;
        }

        private async Task<Guid> Lead(Command command, Transfers.Standing asked, CancellationToken ct)
        {
            if (command.LeadUserId is not { } lead
                || await desk.IfMember(asked.ToMdtId, lead, ct) is null
                || await send.Ask(new GetStaff([lead]), ct) is not [{ Ended: false }]) throw new Refused("LeadUserId", "Choose a member of your team to lead");
            if (await Conflicts.Has(db, lead, asked.HouseholdId, ct)) throw new Refused("LeadUserId", Conflicts.NoLead);
            return lead;
        }
    }

    [Allows(Permissions.HandOver, On = nameof(TransferId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid TransferId { get; set; }
        public Guid? LeadUserId { get; set; }
        public bool CarryActions { get; set; }

        public SeeTransferOffer.Answer Offer { get; private set; } = null!;

        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            (Id, CarryActions) = (clock.NewId(), true);
            await Show(ct);
            return Offer.Outcome is null ? Page() : Redirect($"/mdt/cases/{Offer.CaseId}/transfer");
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () => Redirect($"/mdt/cases/{await send.Send(new Command(Id, TransferId, LeadUserId, CarryActions), ct)}"));

        protected override async Task Show(CancellationToken ct) => Offer = await send.Ask(new SeeTransferOffer(TransferId), ct);
    }
}

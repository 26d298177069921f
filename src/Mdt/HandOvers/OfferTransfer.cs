using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Teams;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>A coordinator or chair asks another team to take a case over, with a note of what it must know; the case stays until that team has accepted.</summary>
internal static class OfferTransfer
{
    [Allows(Permissions.HandOver, On = nameof(CaseId))]
    internal sealed record Command(Guid Id, Guid CaseId, Guid? ToMdtId, string? Note) : ICommand<Guid>;

    internal sealed class Handler(Db db, Transfers transfers, CaseStates states, TeamDesk desk) : ICommandHandler<Command, Guid>
    {
        private sealed record Kept(Guid MdtId, Guid HouseholdId);

        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            CaseMachine.Check(await states.Of(command.CaseId, ct), CaseState.Transferring);
            var kept = (await db.Find<Kept>("SELECT mdt_id, household_id FROM mdt_case WHERE id = @CaseId", command, ct))!;
            var team = command.ToMdtId is { } to && to != kept.MdtId
                && await db.Find<int>("SELECT COUNT(*) FROM mdt_team WHERE id = @to AND kind IN @kinds", new { to, kinds = MdtKinds.WithCases }, ct) == 1;
            new Refusals().HasId(command.Id)
                .If(!team, "ToMdtId", "Choose the team that is to take over")
                .If(team && await desk.First(command.ToMdtId!.Value, kept.HouseholdId, ct) is null, "ToMdtId", "Choose another team: that one has no coordinator or chair who could answer")
                .Text(command.Note, "Note", HandOver.LongestTransferNote, "Write what the other team must know before it answers")
                .Throw();
            var moved = await db.Find<int>("""
                SELECT COUNT(*) FROM mdt_transfer_suggestion WHERE case_id = @CaseId AND to_mdt_id = @ToMdtId AND ended_at IS NULL
                """, command, ct) > 0;
            await transfers.Begin(command.Id, command.CaseId, command.ToMdtId!.Value, moved ? TransferWhy.Moved : TransferWhy.Asked, command.Note!.Trim(), null, ct);
            return command.Id;
        }
    }

    [Allows(Permissions.HandOver, On = nameof(CaseId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, Db db, TimeProvider clock) : FormPage
    {
        private sealed record Team(Guid Id, string Name);

        public Guid Id { get; set; }
        public Guid CaseId { get; set; }
        public Guid? ToMdtId { get; set; }
        public string? Note { get; set; }

        public SeeTransfer.Given Shown { get; private set; } = null!;

        public IReadOnlyList<SelectListItem> Teams { get; private set; } = [];

        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Id = clock.NewId();
            await Show(ct);
            if (Shown.MovedTo.Count == 1) ToMdtId = Teams.Where(t => t.Text == Shown.MovedTo[0]).Select(t => (Guid?)Guid.Parse(t.Value)).FirstOrDefault();
            return CaseMachine.May(Shown.State, CaseState.Transferring) ? Page() : Redirect($"/mdt/cases/{CaseId}/transfer");
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Id, CaseId, ToMdtId, Note), ct);
            return Redirect($"/mdt/cases/{CaseId}/transfer");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Shown = (await send.Ask(new SeeTransfer(CaseId), ct)).Gives ?? throw new NotFound("The case");
            Teams = [.. (await db.Query<Team>("""
                SELECT t.id, t.name FROM mdt_team t WHERE t.kind IN @kinds AND NOT EXISTS (SELECT 1 FROM mdt_case c WHERE c.id = @CaseId AND c.mdt_id = t.id)
                  AND EXISTS (SELECT 1 FROM mdt_member m WHERE m.mdt_id = t.id AND m.left_on IS NULL AND m.duty IN ('coordinator', 'chair', 'deputy'))
                ORDER BY t.name, t.id
                """, new { CaseId, kinds = MdtKinds.WithCases }, ct)).Select(t => new SelectListItem(t.Name, t.Id.ToString()))];
        }
    }
}

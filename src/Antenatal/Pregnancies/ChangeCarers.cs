using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>A midwife says who looks after her from now: another midwife, and the health visitor who reads from the 28th week.</summary>
internal static class ChangeCarers
{
    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    internal sealed record Command(Guid PregnancyId, Guid? MidwifeUserId, Guid? VisitorUserId, int Version) : ICommand;

    internal sealed class Handler(Db db, ISend send, PregnancySteps steps, Involvements involvements, Visitors visitors, History history) : ICommandHandler<Command>
    {
        private sealed record Row(Guid? MidwifeUserId, Guid? HvUserId);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var id = command.PregnancyId;
            if (!Pregnancy.IsOpen((await steps.Find(id, ct)).Status)) throw new Refused("", "Nothing more is noted on this pregnancy");
            var row = (await db.Find<Row>("SELECT midwife_user_id, hv_user_id FROM antenatal_pregnancy WHERE id = @id", new { id }, ct))!;
            if (row.MidwifeUserId == command.MidwifeUserId && row.HvUserId == command.VisitorUserId) return default;
            if (command.MidwifeUserId is not { } midwife || (midwife != row.MidwifeUserId && !await Carers.Is(send, midwife, Roles.Midwife, ct))) throw new Refused("MidwifeUserId", "Choose a midwife from the list");
            if (command.VisitorUserId is { } visitor && visitor != row.HvUserId && !await Carers.Is(send, visitor, Roles.HealthVisitor, ct)) throw new Refused("VisitorUserId", "Choose a health visitor from the list");
            await db.ExecuteVersioned("""
                UPDATE antenatal_pregnancy SET midwife_user_id = @MidwifeUserId, hv_user_id = @VisitorUserId, version = version + 1 WHERE id = @PregnancyId AND version = @Version
                """, command, conflict: () => Changed(row, command, ct), ct: ct);
            await history.Note(id, Noted.CarersChanged, null, ct);
            if (row.MidwifeUserId != midwife) await involvements.Renew(id, ct);
            if (row.HvUserId != command.VisitorUserId) await visitors.Follow(id, ct);
            return default;
        }

        private async Task<Conflict> Changed(Row stands, Command sent, CancellationToken ct)
        {
            var name = await send.Names([stands.MidwifeUserId, sent.MidwifeUserId, stands.HvUserId, sent.VisitorUserId], ct);
            string Who(Guid? id) => id is null ? "Nobody yet" : name(id);
            return Stale.Of(("Midwife", Who(stands.MidwifeUserId), Who(sent.MidwifeUserId)), ("Health visitor", Who(stands.HvUserId), Who(sent.VisitorUserId)));
        }
    }

    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : PregnancyPage(send)
    {
        public Guid? MidwifeUserId { get; set; }
        public Guid? VisitorUserId { get; set; }

        public IEnumerable<SelectListItem> Midwives { get; private set; } = [];

        public IEnumerable<SelectListItem> Visitors { get; private set; } = [];

        public Task<IActionResult> OnGet(CancellationToken ct) => Begin(v => Pregnancy.IsOpen(v.Status), v => (MidwifeUserId, VisitorUserId) = (v.MidwifeUserId, v.VisitorUserId), ct);

        /// <summary>Where another midwife looks after her now, this one has no more to do there.</summary>
        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await Sender.Send(new Command(PregnancyId, MidwifeUserId, VisitorUserId, Version), ct);
            return Redirect(HttpContext.RequestServices.GetService(typeof(Guard)) is Guard guard && await guard.Reaches(Permissions.View, nameof(PregnancyId), PregnancyId, ct) ? Own : "/antenatal");
        });

        protected override async Task Show(CancellationToken ct)
        {
            await base.Show(ct);
            Midwives = Staff.Choices(await Sender.Ask(new FindStaff(null, Roles.Midwife), ct));
            Visitors = Staff.Choices(await Sender.Ask(new FindStaff(null, Roles.HealthVisitor), ct));
        }
    }
}

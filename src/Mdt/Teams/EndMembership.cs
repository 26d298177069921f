using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Teams;

/// <summary>A coordinator or chair ends a worker's membership of the team, from today.</summary>
internal static class EndMembership
{
    [Allows(Permissions.ManageTeams, On = nameof(MdtId))]
    internal sealed record Command(Guid MdtId, Guid MembershipId) : ICommand;

    internal sealed class Handler(Db db, IOutbox outbox, TimeProvider clock) : ICommandHandler<Command>
    {
        private sealed record Row(Guid UserId, string Duty, DateOnly? LeftOn);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var member = await db.Find<Row>("SELECT user_id, duty, left_on FROM mdt_member WHERE id = @MembershipId AND mdt_id = @MdtId", command, ct) ?? throw new NotFound();
            if (member.LeftOn is not null) return default; // a second press
            await db.Execute("UPDATE mdt_member SET left_on = @today WHERE id = @MembershipId", new { command.MembershipId, today = clock.Today() }, ct);
            await outbox.Add(new MdtMemberLeft(command.MdtId, member.UserId, Duties.Role(member.Duty)), ct);
            return default;
        }
    }

    [Allows(Permissions.ManageTeams, On = nameof(MdtId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid MdtId { get; set; }
        public Guid MembershipId { get; set; }

        public string Name { get; private set; } = "";
        public string Duty { get; private set; } = "";

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await send.Send(new Command(MdtId, MembershipId), ct);
            return Redirect($"/mdt/teams/{MdtId}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            var member = await send.Ask(new GetMember(MdtId, MembershipId), ct);
            (Name, Duty) = (member.Name, Duties.Name(member.Duty));
        }
    }
}

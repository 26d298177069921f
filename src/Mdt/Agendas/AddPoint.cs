using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>A coordinator adds a point to the end of a meeting's agenda.</summary>
internal static class AddPoint
{
    /// <param name="Minutes">How long it takes; null where nobody says.</param>
    /// <param name="LeadUserId">Who leads it; null where nobody is named.</param>
    [Allows(Permissions.ManageList, On = nameof(MeetingId))]
    internal sealed record Command(Guid Id, Guid MeetingId, AgendaPointKind? Kind, string? Title, int? Minutes, Guid? LeadUserId) : ICommand<Guid>;

    internal sealed class Handler(Db db, AgendaDesk agenda) : ICommandHandler<Command, Guid>
    {
        private const int Most = 50;

        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            await agenda.Open(command.MeetingId, ct);
            var order = await agenda.Order(command.MeetingId, ct);
            new Refusals().HasId(command.Id)
                .If(command.Kind is not { } kind || !AgendaPoint.ToAdd.Contains(kind), "Kind", "Choose what kind of point it is")
                .Text(command.Title, "Title", 150, "Enter what the point is about")
                .If(command.Minutes is < 1 or > 480, "Minutes", "Enter a number of minutes from 1 to 480")
                .If(command.LeadUserId is { } lead && !await agenda.MayOwn(command.MeetingId, lead, ct), "LeadUserId", "Choose a member, or somebody who came in a member's place")
                .If(order.Count >= Most, "", $"The agenda is full: {Most} points fit")
                .Throw();
            await db.Execute("""
                INSERT INTO mdt_agenda_point (id, meeting_id, kind, place, title, minutes, lead_user_id, version) VALUES (@Id, @MeetingId, @Kind, @place, @title, @Minutes, @LeadUserId, 1)
                """, new { command.Id, command.MeetingId, command.Kind, place = order.Count + 1, title = command.Title!.Trim(), command.Minutes, command.LeadUserId }, ct);
            return command.Id;
        }
    }

    [Allows(Permissions.ManageList, On = nameof(MeetingId))]
    internal sealed class Page(ISend send, TimeProvider clock) : PointFormPage(send)
    {
        public Guid Id { get; set; }
        public AgendaPointKind? Kind { get; set; }
        public string? Title { get; set; }
        public int? Minutes { get; set; }
        public Guid? LeadUserId { get; set; }

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Id = clock.NewId();
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await Sender.Send(new Command(Id, MeetingId, Kind, Title, Minutes, LeadUserId), ct);
            return ToAgenda();
        });
    }
}

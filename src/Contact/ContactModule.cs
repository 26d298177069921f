using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Contact.Gates;
using Neighbourhood.Contact.Holds;
using Neighbourhood.Contact.Messages;
using Neighbourhood.Contact.Notices;
using Neighbourhood.Contact.People;
using Neighbourhood.Contact.Transports;
using Neighbourhood.Contact.Wordings;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact;

/// <inheritdoc />
public sealed class ContactModule : IModule
{
    public string Name => "Contact";

    public IReadOnlyList<Permission> Permissions => Contact.Permissions.All;

    public IReadOnlyList<MenuEntry> Menu =>
    [
        new("Notices", "/contact/notices", Contact.Permissions.ReadNotices, 5, "Nothing new to tell you."),
        new("Messages", "/contact/outbox", Contact.Permissions.ViewOutbox, 60, "What was sent to the families that you work with, and what was not."),
        new("Letters", "/contact/letters", Contact.Permissions.PrintLetters, 61, "No letter waits to be printed.", "/contact/outbox"),
        new("Stopped contact", "/contact/holds", Contact.Permissions.SeeHolds, 62, "With whom contact is stopped, and how it begins again.", "/contact/outbox"),
        new("Wordings", "/contact/wordings", Contact.Permissions.ChangeWordings, 75, "How messages to families are worded, here and in other languages.", "/contact/outbox"),
        new("Trouble with contact", "/contact/trouble", Contact.Permissions.MendQueue, 90, "Every message could be sent.", "/contact/outbox"),
    ];

    public void Services(IServiceCollection services, IConfiguration settings)
    {
        services.AddScoped<Aliases>().AddScoped<HoldKeeper>().AddScoped<Budget>().AddScoped<BudgetTurn>().AddScoped<GateKeeper>().AddScoped<WordingShelf>();
        services.AddScoped<AskAgain>().AddScoped<Departure>().AddScoped<NoticeBoard>().AddScoped<ContactCard>();
        services.AddSingleton<FailedHolds>().AddSingleton<Dispatcher>().AddHostedService<DispatchWorker>();

        var read = ContactSettings.Read(settings);
        services.AddSingleton(read);
        if (read.Notify is { } notify)
        {
            services.AddSingleton(notify);
            services.AddHttpClient<NotifyClient>(http => http.Timeout = TimeSpan.FromSeconds(20));
            services.AddSingleton<ITransport>(p => p.GetRequiredService<NotifyClient>());
        }
        else
        {
            services.AddSingleton<ITransport, StaysHere>();
        }
    }

    public void Routes(IEndpointRouteBuilder api) => TakeReceipt.Map(api);
}

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs;

/// <inheritdoc />
public sealed class FamilyHubsModule : IModule
{
    public string Name => "FamilyHubs";

    public IReadOnlyList<Permission> Permissions => FamilyHubs.Permissions.All;

    public IReadOnlyList<MenuEntry> Menu =>
    [
        new("Sessions", "/familyhubs/sessions", FamilyHubs.Permissions.ViewSessions, 10, "No session is planned for today."),
        new("Devices", "/familyhubs/devices", FamilyHubs.Permissions.ManageDevices, 18, "Phones and tablets that take registers without a network.", Under: "/familyhubs/sessions"),
        new("Welcome", "/familyhubs/welcome", FamilyHubs.Permissions.WelcomeFamilies, 16, "Every new family has been welcomed.", Under: "/familyhubs/sessions"),
    ];

    public void Services(IServiceCollection services, IConfiguration settings)
    {
        services.AddScoped<History>().AddScoped<People.Aliases>().AddScoped<People.DoNotContact>().AddScoped<People.HubInvolvements>();
        services.AddScoped<Sessions.SessionSteps>();
        services.AddScoped<Register.RegisterDesk>().AddScoped<Register.RegisterBook>().AddScoped<Register.RegisterClosing>().AddScoped<Register.Claims>().AddScoped<Register.AttendanceRows>();
        services.AddScoped<Register.BookedOutcomes>().AddScoped<Register.Missed>();
        services.AddScoped<Devices.DeviceBook>().AddScoped<Devices.EntryBook>().AddScoped<Devices.EntryTaking>().AddScoped<Devices.FamilyTaking>().AddScoped<Devices.CloseTaking>();
        services.AddScoped<Devices.DoorPeople>().AddScoped<Devices.Synchroniser>();
        services.AddScoped<Register.BookedOutcomes>().AddScoped<Register.Missed>().AddScoped<Register.DoorFamilies>().AddScoped<After.Registrations>().AddScoped<After.WaitingRows>();
    }

    public void Routes(IEndpointRouteBuilder api)
    {
    }
}

"""What the handlers find in the application, by typed key."""

from aiohttp import web

from webchat.chat import Chat
from webchat.settings import WebchatSettings

CHAT = web.AppKey("chat", Chat)
SETTINGS = web.AppKey("settings", WebchatSettings)
